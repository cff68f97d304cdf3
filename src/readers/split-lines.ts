/** One line of a stream, from 1; `bytes` is absent when it was longer than allowed and skipped. */
export interface Line {
  readonly number: number;
  readonly length: number;
  readonly bytes?: Uint8Array;
  /** False for a last line without its line feed: perhaps the writer was cut off. */
  readonly ended: boolean;
}

const lineFeed = 0x0a;

/** Cuts a stream at its line feeds, holding at most `maxBytes` of a line; a longer one is skipped to its end. Throws what the stream throws. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else parts.push(part);
  };
  const line = (ended: boolean): Line =>
    length > maxBytes ? { number, length, ended } : { number, length, ended, bytes: Buffer.concat(parts) };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end));
      yield line(true);
      [parts, length, number, start] = [[], 0, number + 1, end + 1];
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield line(false);
}
