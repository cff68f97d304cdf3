import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What a file is before it is read: the digest of its bytes, how they are written, and how it begins. */
export interface FileFacts {
  readonly sha256: string;
  /** Registers are exported in either; what is no UTF-8 is Windows-1252, of which Latin-1 is a part. */
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Its first 64 KiB, decoded. */
  readonly head: string;
}

const headBytes = 64 * 1024;

/** Looks through a file once, in constant memory. Throws what the file system throws. */
export async function factsOfFile(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let head = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    // A stream without an encoding gives buffers.
    const bytes = chunk as Buffer;
    hash.update(bytes);
    if (head.length < headBytes) head = Buffer.concat([head, bytes.subarray(0, headBytes - head.length)]);
    if (isUtf8) isUtf8 = decodes(decoder, bytes);
  }
  isUtf8 &&= decodes(decoder);
  const encoding = isUtf8 ? 'utf-8' : 'windows-1252';
  return { sha256: hash.digest('hex'), encoding, head: new TextDecoder(encoding).decode(head) };
}

/** Whether further bytes, or the end of all where there are none, keep to UTF-8. */
function decodes(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): boolean {
  try {
    if (bytes === undefined) decoder.decode();
    else decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
