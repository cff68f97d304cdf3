import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** An answer's bytes, unpacked; or why they cannot be had. */
export type Body =
  | { readonly type: 'bytes'; readonly bytes: Uint8Array; readonly received: number }
  | { readonly type: 'too-large' }
  /** Packed in a way that is not known. */
  | { readonly type: 'encoding' };

/**
 * Reads an answer to its end, with its encodings undone in the stream: as soon as it has more than `maxBytes`, packed or unpacked, it
 * is dropped. Throws what the stream throws, and what is wrong with the packing.
 */
export async function readBody(
  body: Readable,
  encodings: readonly string[],
  maxBytes: number,
  onBytes: (count: number) => void,
): Promise<Body> {
  if (!encodings.every(isKnown) || encodings.length > 2) {
    body.on('error', () => undefined).destroy();
    return { type: 'encoding' };
  }
  let received = 0;
  // Of several streams in a row another may be the one that complains first.
  let isTooLarge = false;
  const bound = (length: number): void => {
    isTooLarge ||= length > maxBytes;
    if (isTooLarge) throw new Error('too large');
  };
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      received += chunk.length;
      onBytes(chunk.length);
      bound(received);
      yield chunk;
    }
  };
  const parts: Buffer[] = [];
  let length = 0;
  const collect = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      length += chunk.length;
      bound(length);
      parts.push(chunk);
    }
  };
  try {
    const [first, second] = [...encodings].reverse().map(unpacker);
    if (first === undefined) await collect(counted());
    else if (second === undefined) await pipeline(counted, first, collect);
    else await pipeline(counted, first, second, collect);
    return { type: 'bytes', bytes: Buffer.concat(parts), received };
  } catch (error) {
    if (isTooLarge) return { type: 'too-large' };
    throw error;
  } finally {
    // Stops what would still come of an answer that is dropped.
    body.on('error', () => undefined).destroy();
  }
}

function isKnown(encoding: string): boolean {
  return ['gzip', 'br', 'deflate'].includes(encoding);
}

function unpacker(encoding: string) {
  switch (encoding) {
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      return createGunzip();
  }
}
