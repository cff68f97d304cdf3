import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Article } from '../../src/model/index.ts';
import { openReadings, queueState, type Recipe, runWorker } from '../../src/queue/index.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';

const recipe: Recipe = { vocabulary: 'v', reader: 'r', settings: { drawn: 0.5 } };
const article: Article = { id: 'a.txt', text: 'Russia sold tanks to India.' };

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());
beforeEach(() => redis.empty());

async function readings(warnings: string[] = []) {
  const opened = await openReadings(redis.url, recipe, (message) => warnings.push(message));
  onTestFinished(() => opened.close());
  return opened;
}

/** A worker of this process, which reads as it is told. */
function working(read: (article: Article) => Promise<unknown>, by: Recipe = recipe): Promise<void> {
  const controller = new AbortController();
  return new Promise((resolve) => {
    const done = runWorker(redis.url, by, read, {
      signal: controller.signal,
      onReady: () => resolve(),
      onRead: () => undefined,
    });
    onTestFinished(async () => {
      controller.abort();
      await done;
    });
  });
}

describe('readings', () => {
  it('come back to each who asks, of one reading of each article', async () => {
    const read: string[] = [];
    await working(async ({ text }) => {
      read.push(text);
      return { words: text.length };
    });
    const asked = await readings();
    const twice = [asked.read(article), asked.read({ ...article, id: 'b.txt' })];
    expect(await Promise.all(twice)).toEqual([{ words: 27 }, { words: 27 }]);
    expect(await asked.read(article)).toEqual({ words: 27 });
    expect(await asked.read({ ...article, published: '2020' })).toEqual({ words: 27 });
    // The day of publication is read as well.
    expect(read).toHaveLength(2);
  });

  it('that fail say why, are listed as dead, and are tried again', async () => {
    let isBroken = true;
    await working(async () => {
      if (isBroken) throw new Error('out of memory');
      return 'read';
    });
    const asked = await readings();
    await expect(asked.read(article)).rejects.toMatchObject({
      code: 'reader/failed',
      message: expect.stringContaining('out of memory'),
    });
    expect(await queueState(redis.url, recipe, false)).toMatchObject({
      workers: 1,
      dead: [{ article: 'a.txt', reason: 'out of memory' }],
    });
    isBroken = false;
    expect(await asked.read(article)).toBe('read');
    expect((await queueState(redis.url, recipe, false)).dead).toEqual([]);
  });

  it('are never made by a worker that reads otherwise', async () => {
    const other = { ...recipe, settings: { drawn: 0.6 } };
    await working(async () => 'other', other);
    const asked = await readings();
    const reading = asked.read(article);
    await working(async () => 'same');
    expect(await reading).toBe('same');
    expect(await queueState(redis.url, other, false)).toMatchObject({ workers: 1, waiting: 0, read: 0 });
  });
});
