import { failure, type Outcome, success } from './outcome.ts';

/** A stream whose beginning has been looked at; `chunks` gives all of it, the beginning included. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** For a stream that is not read on. */
  close(): Promise<void>;
}

/** Reads at least `wanted` bytes ahead, or all when there are fewer. Throws what the stream throws. */
export async function peek(stream: AsyncIterable<Uint8Array>, wanted: number): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const ahead: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await iterator.next();
    if (next.done === true) break;
    ahead.push(next.value);
    length += next.value.length;
  }
  return {
    head: Buffer.concat(ahead),
    chunks: resumed(ahead, iterator),
    async close() {
      await iterator.return?.();
    },
  };
}

async function* resumed(
  ahead: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* ahead;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** All bytes of a stream, or `input/too-large` as soon as there are more than `maxBytes`. Throws what the stream throws. */
export async function readBounded(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Outcome<Uint8Array>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) {
      return failure(
        'input/too-large',
        `It is larger than ${megabytes(maxBytes)}, too much for one article: split it, or write it as JSONL, one article a line.`,
      );
    }
    parts.push(chunk);
  }
  return success(Buffer.concat(parts));
}

/** A size for people: `20 MB`, or bytes below one megabyte. */
export function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${Math.round(bytes / (1024 * 1024))} MB`;
}
