import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Article } from '../../src/model/index.ts';
import { openRemoteReader, openStages, readArticle, type Stages } from '../../src/pipeline/index.ts';
import { recipeOf } from '../../src/pipeline/queued-reading.ts';
import { runWorker } from '../../src/queue/index.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';

const article: Article = {
  id: 'a.txt',
  text: 'MOSCOW, October 5, 2018 - Russia signed a contract with India for five S-400 systems.',
  published: '2018-10-05',
};

let redis: RedisServer;
let stages: Stages;
beforeAll(async () => {
  redis = await startRedis();
  stages = await openStages({ runtime: 'auto', jobs: 1 });
});
afterAll(async () => {
  await stages.encoder.close();
  await redis.stop();
});

it('what comes back from a queue passes the gate once more: no claim without its words', async () => {
  const honest = await readArticle(article, stages);
  expect(honest.claims.length).toBeGreaterThan(0);
  const forged = {
    ...honest,
    claims: honest.claims.map((claim) => ({
      ...claim,
      evidence: claim.evidence.map((one) => (one.kind === 'words' ? { ...one, start: one.start + 3 } : one)),
    })),
  };
  const replies = [forged, { claims: 'none' }, honest];
  const controller = new AbortController();
  const done = runWorker(redis.url, recipeOf(stages), async () => replies.shift(), {
    signal: controller.signal,
    onReady: () => undefined,
    onRead: () => undefined,
  });
  const remote = await openRemoteReader(redis.url, stages, () => undefined);
  onTestFinished(async () => {
    await remote.close();
    controller.abort();
    await done;
  });
  const titled = (title: string) => remote.read({ ...article, title });
  await expect(titled('forged')).rejects.toMatchObject({ code: 'reader/failed' });
  await expect(titled('none')).rejects.toMatchObject({ code: 'reader/failed' });
  const { claims, refused } = await titled('honest');
  expect({ claims, refused }).toEqual({ claims: honest.claims, refused: honest.refused });
});
