import { type Article, articleSchema } from '../model/index.ts';
import { connectRedis, shownAddress } from './connect-redis.ts';
import { queueName, type Recipe } from './queue-name.ts';

/** Milliseconds after which an article whose worker is silent goes to another; a worker at work speaks up twice in that time. */
const silence = 15_000;
/** Times that an article may lose its worker before it counts as failed: it may be what kills them. */
const deaths = 3;

/** When a worker ends, and what it tells. */
export interface WorkOptions {
  readonly signal: AbortSignal;
  /** Told the server's address, without its password, once articles are taken. */
  readonly onReady: (address: string) => void;
  /** Told after each article. */
  readonly onRead: (done: WorkDone) => void;
}

/** What a worker has done. */
export interface WorkDone {
  readonly read: number;
  readonly failed: number;
}

/**
 * Takes articles from the queue of a recipe and gives back what `read` makes of them, one at a time, until the signal is aborted:
 * the article in hand is then read to its end and no other is taken.
 */
export async function runWorker(
  url: string,
  recipe: Recipe,
  read: (article: Article) => Promise<unknown>,
  { signal, onReady, onRead }: WorkOptions,
): Promise<WorkDone> {
  const connection = await connectRedis(url);
  const { Worker } = await import('bullmq');
  let done: WorkDone = { read: 0, failed: 0 };
  const worker = new Worker(queueName(recipe), (job) => read(articleSchema.parse(job.data)), {
    connection,
    concurrency: 1,
    lockDuration: silence,
    stalledInterval: silence / 3,
    maxStalledCount: deaths,
  });
  const count = (more: Partial<WorkDone>) => {
    done = { ...done, ...more };
    onRead(done);
  };
  worker.on('completed', () => count({ read: done.read + 1 }));
  worker.on('failed', () => count({ failed: done.failed + 1 }));
  // A server that goes away comes back, or the user ends the worker; until then there is nothing to take.
  worker.on('error', () => undefined);
  try {
    await worker.waitUntilReady();
    onReady(shownAddress(url));
    await aborted(signal);
    return done;
  } finally {
    await worker.close();
    connection.disconnect();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
