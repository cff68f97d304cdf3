/**
 * Gives inputs in their order, work on up to `ahead` of the next ones begun already. Work that was begun is waited for at the
 * end, however that comes; its failures are told to whoever asks for the same again.
 */
export async function* askAhead<Input>(
  inputs: AsyncIterable<Input>,
  ahead: number,
  begin: (input: Input) => Promise<unknown> | undefined,
): AsyncGenerator<Input> {
  const waiting: { readonly input: Input; readonly work: Promise<unknown> }[] = [];
  try {
    for await (const input of inputs) {
      waiting.push({ input, work: Promise.resolve(begin(input)).catch(() => undefined) });
      if (waiting.length <= ahead) continue;
      const next = waiting.shift();
      if (next) yield next.input;
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) yield next.input;
  } finally {
    await Promise.all(waiting.map(({ work }) => work));
  }
}
