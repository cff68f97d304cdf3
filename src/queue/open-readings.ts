import { type Article, DemarcheError } from '../model/index.ts';
import { connectRedis, shownAddress } from './connect-redis.ts';
import { jobId, queueName, type Recipe } from './queue-name.ts';

/** How long a finished job is kept, in seconds: who was killed before its reading was committed finds it there. */
const kept = { age: 86_400 };
/** Whether a job is still there is looked at this often, in milliseconds: a server that was emptied tells nothing. */
const glance = 15_000;
/** A worker that takes nothing for so long, in milliseconds, is said to be missing. */
const lonely = 10_000;

/** Articles read by workers elsewhere. */
export interface Readings {
  /**
   * What a worker makes of an article, as JSON gives it back; many may be asked for at one time. An article that is queued or
   * was read in the last day is not queued again. Rejects with `reader/failed` where workers failed at it.
   */
  read(article: Article): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Opens the queue of a recipe at a Redis server. What a worker lost by its death is read by another; what this process loses by
 * its own is asked for again by the next, under the same id. `onLonely` is told once, where no worker is there.
 */
export async function openReadings(
  url: string,
  recipe: Recipe,
  onLonely: (message: string) => void,
): Promise<Readings> {
  const [connection, listening] = [await connectRedis(url), await connectRedis(url)];
  const { Queue, QueueEvents } = await import('bullmq');
  const name = queueName(recipe);
  const queue = new Queue(name, { connection });
  const events = new QueueEvents(name, { connection: listening });
  // Lost connections are made again; what waits for them goes on then.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  // Each article that is waited for listens to both.
  queue.setMaxListeners(0);
  events.setMaxListeners(0);
  await events.waitUntilReady();
  const watch = setTimeout(() => {
    queue.getWorkersCount().then(
      (count) => count === 0 && onLonely(lonelyWords(url)),
      () => undefined,
    );
  }, lonely).unref();

  const add = (id: string, article: Article) =>
    queue.add('read', article, { jobId: id, removeOnComplete: kept, removeOnFail: false, attempts: 1 });
  return {
    async read(article) {
      const id = jobId(article);
      let job = await add(id, article);
      // What failed before is tried again by a new run.
      if ((await job.getState()) === 'failed') await job.retry('failed');
      for (;;) {
        const outcome = await job.waitUntilFinished(events, glance).then(
          (value: unknown) => ({ value }),
          (error: unknown) => ({ error }),
        );
        if ('value' in outcome) return outcome.value;
        const state = await job.getState();
        if (state === 'completed') return (await queue.getJob(id))?.returnvalue;
        if (state === 'failed') throw failed(outcome.error);
        if (state === 'unknown') job = await add(id, article);
      }
    },
    async close() {
      clearTimeout(watch);
      await Promise.allSettled([events.close(), queue.close()]);
      for (const each of [connection, listening]) each.disconnect();
    },
  };
}

function failed(cause: unknown): DemarcheError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DemarcheError('reader/failed', `No worker could read it: ${reason}`, { cause });
}

function lonelyWords(url: string): string {
  return `No worker reads at ${shownAddress(url)}. Start \`demarche worker\` with the same --queue, vocabulary, reader and thresholds; this run waits.`;
}
