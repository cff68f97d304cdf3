/** Runs tasks one after another, in the order they were given; a task that fails does not stop the next. */
export type WriteQueue = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A queue with nothing in it. */
export function writeQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
