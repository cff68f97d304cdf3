import { connectRedis } from './connect-redis.ts';
import { queueName, type Recipe } from './queue-name.ts';

/** An article that no worker could read. */
export interface DeadJob {
  readonly article: string;
  readonly reason: string;
  /** When it failed, ISO 8601. */
  readonly at: string;
}

/** How a queue stands. */
export interface QueueState {
  readonly workers: number;
  readonly waiting: number;
  readonly active: number;
  /** Read in the last day. */
  readonly read: number;
  readonly dead: readonly DeadJob[];
}

const mostListed = 1000;

/** How the queue of a recipe stands; `retry` puts its dead jobs back into the line first. */
export async function queueState(url: string, recipe: Recipe, retry: boolean): Promise<QueueState> {
  const connection = await connectRedis(url);
  const { Queue } = await import('bullmq');
  const queue = new Queue(queueName(recipe), { connection });
  queue.on('error', () => undefined);
  try {
    if (retry) await queue.retryJobs({ state: 'failed' });
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'completed');
    const failed = await queue.getFailed(0, mostListed - 1);
    return {
      workers: await queue.getWorkersCount(),
      waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
      active: counts['active'] ?? 0,
      read: counts['completed'] ?? 0,
      dead: failed.map(({ data, failedReason, finishedOn }) => ({
        article: String(data.id),
        reason: failedReason,
        at: new Date(finishedOn ?? 0).toISOString(),
      })),
    };
  } finally {
    await queue.close();
    connection.disconnect();
  }
}
