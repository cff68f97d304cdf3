import { crc32, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { gzipHeaderLength, isGzipHead, mostGzipHeader } from '../gzip-start.ts';
import type { ByteWindow } from './byte-window.ts';

/** One member of a gzip file, unpacked; or why there is none where the window begins. */
export type Member =
  | { readonly type: 'member'; readonly bytes: Buffer; readonly length: number }
  | { readonly type: 'too-large' }
  /** The file ends in the middle of it. */
  | { readonly type: 'cut-off' }
  | { readonly type: 'broken'; readonly why: string };

const trailer = 8;

/** The shape of `zlib`'s answer with `info`, which its types leave out. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/**
 * Unpacks the gzip member (RFC 1952) at the beginning of a window, with its checksum looked at. `mostBytes` bounds what it may hold
 * unpacked, and so what is read and kept for it.
 */
export async function readGzipMember(window: ByteWindow, mostBytes: number): Promise<Member> {
  await window.fill(512);
  if (!isGzipHead(window.view())) return { type: 'broken', why: 'no gzip member begins here' };
  const header = await headerLength(window);
  if (header === undefined) return { type: 'broken', why: 'its gzip header does not end' };
  // What cannot be packed further is stored with a few bytes for each block of 64 KB.
  const mostPacked = header + mostBytes + Math.ceil(mostBytes / 1000) + 1024;
  let wanted = 64 * 1024;
  for (;;) {
    const isThere = await window.fill(Math.max(wanted, window.view().length));
    const packed = window.view();
    try {
      const options: ZlibOptions & { info: true } = {
        info: true,
        maxOutputLength: mostBytes,
        chunkSize: 128 * 1024,
      };
      const inflated = inflateRawSync(packed.subarray(header), options) as unknown as Inflated;
      return await withTrailer(window, inflated.buffer, header + inflated.engine.bytesWritten);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'ERR_BUFFER_TOO_LARGE') return { type: 'too-large' };
      if (code !== 'Z_BUF_ERROR')
        return { type: 'broken', why: error instanceof Error ? error.message : String(error) };
      if (!isThere) return { type: 'cut-off' };
      if (packed.length > mostPacked) return { type: 'too-large' };
      wanted = packed.length * 2;
    }
  }
}

async function withTrailer(window: ByteWindow, bytes: Buffer, end: number): Promise<Member> {
  if (!(await window.fill(end + trailer))) return { type: 'cut-off' };
  const view = window.view();
  const isSound =
    view.readUInt32LE(end) === crc32(bytes) && view.readUInt32LE(end + 4) === bytes.length % 2 ** 32;
  return isSound
    ? { type: 'member', bytes, length: end + trailer }
    : { type: 'broken', why: 'its checksum does not fit' };
}

async function headerLength(window: ByteWindow): Promise<number | undefined> {
  const length = gzipHeaderLength(window.view());
  if (length !== undefined) return length;
  await window.fill(mostGzipHeader);
  return gzipHeaderLength(window.view());
}
