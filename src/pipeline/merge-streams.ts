/**
 * Streams side by side as one: each is asked for its next value as soon as the last was taken, at most `most` at a time, and values come
 * as they are ready. An error ends all.
 */
export async function* mergeStreams<Value>(
  streams: readonly AsyncGenerator<Value>[],
  most: number,
): AsyncGenerator<Value> {
  type Ready = { readonly stream: AsyncGenerator<Value>; readonly next: IteratorResult<Value, unknown> };
  const waiting = [...streams];
  const asked = new Map<AsyncGenerator<Value>, Promise<Ready>>();
  const ask = (stream: AsyncGenerator<Value>): void => {
    asked.set(
      stream,
      stream.next().then((next) => ({ stream, next })),
    );
  };
  try {
    for (const stream of waiting.splice(0, most)) ask(stream);
    while (asked.size > 0) {
      const { stream, next } = await Promise.race(asked.values());
      if (next.done === true) {
        asked.delete(stream);
        const another = waiting.shift();
        if (another) ask(another);
        continue;
      }
      ask(stream);
      yield next.value;
    }
  } finally {
    // What was asked for is let end before its stream is; its failures are nobody's any more.
    await Promise.allSettled(asked.values());
    await Promise.allSettled(streams.map((stream) => stream.return(undefined)));
  }
}
