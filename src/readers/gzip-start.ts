import { constants, inflateRawSync } from 'node:zlib';

const fixedHeader = 10;
/** Name, comment and extra fields; files and records have none or few. */
export const mostGzipHeader = 64 * 1024;
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16 };

/** True for what begins as a gzip member does (RFC 1952); the reserved flags are zero in all that exist. */
export function isGzipHead(bytes: Uint8Array): boolean {
  return (
    bytes.length >= fixedHeader &&
    bytes[0] === 0x1f &&
    bytes[1] === 0x8b &&
    bytes[2] === 8 &&
    ((bytes[3] ?? 0) & 0xe0) === 0
  );
}

/** The length of the header of the gzip member that bytes begin with; undefined where it does not end in them. */
export function gzipHeaderLength(bytes: Uint8Array): number | undefined {
  const flags = bytes[3] ?? 0;
  let length = fixedHeader;
  if (flags & flag.extra) length += 2 + (bytes[length] ?? 0) + 256 * (bytes[length + 1] ?? 0);
  for (const field of [flag.name, flag.comment]) {
    if ((flags & field) === 0) continue;
    const end = bytes.indexOf(0, length);
    if (end === -1) return undefined;
    length = end + 1;
  }
  if (flags & flag.headerChecksum) length += 2;
  return length <= Math.min(bytes.length, mostGzipHeader) ? length : undefined;
}

/** What the gzip member that bytes begin with holds first, as far as they give it; nothing where there is none. */
export function gzipStart(bytes: Uint8Array): Uint8Array {
  const header = isGzipHead(bytes) ? gzipHeaderLength(bytes) : undefined;
  if (header === undefined) return new Uint8Array();
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 };
    return inflateRawSync(bytes.subarray(header), options);
  } catch {
    return new Uint8Array();
  }
}
