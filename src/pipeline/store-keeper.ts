import type { Settings } from '../config/index.ts';
import { DemarcheError, type GraphStore, isDemarcheError, type Vocabulary } from '../model/index.ts';
import type { Emit } from './events.ts';
import { type OpenGraph, openForReading, openForWriting } from './open-graph.ts';
import { openInTime } from './open-in-time.ts';
import type { TimeScope } from './time-scope.ts';

/**
 * Opens the store when a call needs it, shares it among calls that run at once, and closes it soon after the last, so that other
 * programs may write meanwhile and what they wrote is seen.
 */
export interface StoreKeeper {
  reading<Result>(scope: TimeScope, work: (store: GraphStore) => Promise<Result>): Promise<Result>;
  /** Alone: it waits for calls that read, and they for it. */
  writing<Result>(work: (graph: OpenGraph) => Promise<Result>): Promise<Result>;
  /** Waits for what is in hand. */
  close(): Promise<void>;
}

/** Queries that may go on in the background after their time, on an engine that cannot stop them. */
const mostRunaways = 2;

export function createStoreKeeper(
  settings: Settings['store'],
  vocabulary: Vocabulary,
  emit: Emit,
  idleMs = 2000,
): StoreKeeper {
  let opened: Promise<GraphStore> | undefined;
  let readers = 0;
  let runaways = 0;
  let idle: NodeJS.Timeout | undefined;
  let atRest: () => void = () => undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const release = async (): Promise<void> => {
    clearTimeout(idle);
    const closing = opened;
    opened = undefined;
    // What did not open needs no closing, and was said to whoever asked.
    await closing?.then((store) => store.close()).catch(() => undefined);
  };
  const untilAtRest = (): Promise<void> =>
    readers === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          atRest = resolve;
        });
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(async () => {
      await untilAtRest();
      await release();
      return work();
    });
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    async reading(scope, work) {
      // Others may have queued meanwhile: the last of them is waited for.
      for (let before: unknown; before !== turn; ) {
        before = turn;
        await turn;
      }
      if (runaways >= mostRunaways) {
        throw new DemarcheError(
          'query/timeout',
          `${runaways} queries ran out of time and still run in the background, because the embedded engine cannot stop them. Start the server again.`,
        );
      }
      clearTimeout(idle);
      readers += 1;
      opened ??= openForReading(settings, vocabulary, emit);
      const mine = opened;
      try {
        const store = await mine;
        const view = await openInTime(store, vocabulary, scope);
        try {
          return await work(view);
        } finally {
          if (view !== store) await view.close();
        }
      } catch (error) {
        const isRunaway = isDemarcheError(error, 'query/timeout') && settings.kind === 'embedded';
        if (isRunaway) runaways += 1;
        // A store that did not open is tried again by the next call; one with a query at work cannot be closed.
        if ((isRunaway || !(await mine.then(isOpen, isNotOpen))) && opened === mine) opened = undefined;
        throw error;
      } finally {
        readers -= 1;
        if (readers === 0) {
          atRest();
          idle = setTimeout(() => void alone(async () => undefined), idleMs);
        }
      }
    },
    writing: (work) =>
      alone(async () => {
        const graph = await openForWriting(settings, vocabulary, emit);
        try {
          return await work(graph);
        } finally {
          await graph.store.close();
        }
      }),
    close: () => alone(async () => undefined),
  };
}

function isOpen(): boolean {
  return true;
}

function isNotOpen(): boolean {
  return false;
}
