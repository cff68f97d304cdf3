/** Inputs that wait behind one that is being worked on, for each that may be worked on at once. */
const waitingPerWork = 32;

interface Waiting<Input> {
  readonly input: Input;
  readonly work: Promise<unknown>;
  readonly isWork: boolean;
}

/**
 * Gives inputs in their order, the next one as soon as its work is done, and meanwhile has work on up to `ahead` others begun,
 * whatever their order. `begin` gives nothing for an input without work. However many inputs there are, no more are held than 32
 * for each of `ahead`. Work that was begun is waited for at the end, however that comes; its failures are told to whoever asks for
 * the same again. An error of the inputs is thrown behind those that came before it.
 */
export async function* askAhead<Input>(
  inputs: AsyncIterable<Input>,
  ahead: number,
  begin: (input: Input) => Promise<unknown> | undefined,
): AsyncGenerator<Input> {
  const iterator = inputs[Symbol.asyncIterator]();
  const waiting: Waiting<Input>[] = [];
  let next: Promise<IteratorResult<Input>> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let isEnded = false;
  let working = 0;
  try {
    while (true) {
      const [head] = waiting;
      const isFull = working >= Math.max(1, ahead) || waiting.length > ahead * waitingPerWork;
      const mayTakeMore = !isEnded && (head === undefined || (ahead > 0 && !isFull));
      if (mayTakeMore && next === undefined) {
        next = iterator.next();
        // It is awaited below; until then nobody would hear of its failure.
        next.catch(() => undefined);
      }
      if (head === undefined && next === undefined) break;
      const isHeadNext = head !== undefined && !(mayTakeMore && (await comesFirst(next, head.work)));
      if (isHeadNext) {
        await head.work;
        waiting.shift();
        if (head.isWork) working -= 1;
        yield head.input;
        continue;
      }
      try {
        const result = await next;
        if (result === undefined || result.done === true) isEnded = true;
        else {
          const work = begin(result.value);
          if (work !== undefined) working += 1;
          waiting.push({
            input: result.value,
            work: Promise.resolve(work).catch(() => undefined),
            isWork: work !== undefined,
          });
        }
      } catch (error) {
        failure = { error };
        isEnded = true;
      }
      next = undefined;
    }
    if (failure !== undefined) throw failure.error;
  } finally {
    // An input that is being waited for, as from a terminal, may never come.
    const returned = iterator.return?.();
    if (next === undefined) await returned;
    else returned?.catch(() => undefined);
    await Promise.all(waiting.map(({ work }) => work));
  }
}

/** Whether an input is there before some work is done. */
function comesFirst(input: Promise<unknown> | undefined, work: Promise<unknown>): Promise<boolean> {
  const isThere = () => true;
  return Promise.race([input?.then(isThere, isThere) ?? Promise.resolve(false), work.then(() => false)]);
}
