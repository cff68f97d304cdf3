import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Bytes unpacked; or that there would be more than allowed, or that they are not what they are said to be. */
export type Unpacked =
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'too-large' }
  | { readonly type: 'broken'; readonly why: string };

/** The encodings of a Content-Encoding field, in the order in which they were applied. */
export function encodingsOf(field: string | null | undefined): readonly string[] {
  return (field ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
}

/** Undoes encodings (gzip, deflate, br), the last first; no step makes more than `maxBytes`. */
export function unpackBounded(bytes: Uint8Array, encodings: readonly string[], maxBytes: number): Unpacked {
  let unpacked = bytes;
  for (const encoding of [...encodings].reverse()) {
    try {
      unpacked = unpackOnce(unpacked, encoding, maxBytes);
    } catch (error) {
      if (error instanceof RangeError) return { type: 'too-large' };
      return { type: 'broken', why: error instanceof Error ? error.message : String(error) };
    }
  }
  return { type: 'bytes', bytes: unpacked };
}

function unpackOnce(bytes: Uint8Array, encoding: string, maxOutputLength: number): Uint8Array {
  const options = { maxOutputLength };
  switch (encoding) {
    case 'gzip':
      return gunzipSync(bytes, options);
    case 'br':
      return brotliDecompressSync(bytes, options);
    case 'deflate':
      // Servers call both by this name: a zlib stream has 8 in the low half of its first byte.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
    default:
      throw new Error(`the encoding ${encoding} is not known`);
  }
}
