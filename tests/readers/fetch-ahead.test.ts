import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createFetchAhead, type ReadingTask } from '../../src/readers/fetch-ahead.ts';
import { testFetcher } from '../fetching/fetching.ts';
import { type Page, sending, storyPage, type WebServer, webServer } from '../helpers/web-server.ts';
import { articlesOf, folderOf, readAll } from './collect.ts';

/** Milliseconds that a host of these tests takes for a page. */
const pageMs = 150;

/** Answers under way, and the most there ever were. */
interface UnderWay {
  now: number;
  most: number;
}

/** Hosts of this machine with slow pages; what was under way at all of them and at each. */
async function slowHosts(count: number) {
  const all: UnderWay = { now: 0, most: 0 };
  const each: UnderWay[] = [];
  const servers: WebServer[] = [];
  for (let number = 0; number < count; number += 1) {
    const own: UnderWay = { now: 0, most: 0 };
    each.push(own);
    const page = (path: string): Page => {
      const title = `${number}${path}`;
      const body = storyPage(title, `Russia signed a contract with India for the S-400, said ${title}.`);
      return (_, response) => {
        for (const counted of [all, own]) {
          counted.now += 1;
          counted.most = Math.max(counted.most, counted.now);
        }
        setTimeout(() => {
          for (const counted of [all, own]) counted.now -= 1;
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
        }, pageMs);
      };
    };
    const pages = (path: string) => (path === '/robots.txt' ? undefined : page(path));
    servers.push(await webServer(pages, `127.0.1.${number + 1}`));
  }
  return { servers, all, each };
}

describe('addresses of several hosts', () => {
  it('are fetched side by side, one at a time of each host, and read in the order of the inputs', {
    timeout: 60_000,
  }, async () => {
    const { servers, all, each } = await slowHosts(12);
    // One host after the other, as lists of addresses mostly are.
    const inputs = servers.flatMap(({ origin }) => [`${origin}/a`, `${origin}/b`]);
    const folder = await folderOf({
      'between.txt': 'Russia signed a contract with India for five S-400 systems.',
    });
    inputs.splice(3, 0, `${folder}/between.txt`);
    const read = articlesOf(await readAll(inputs, { fetcher: testFetcher({ timeoutMs: 30_000 }) }));
    expect(read.map(({ id }) => id.replace(/.*between/, `${folder}/between`))).toEqual(inputs);
    expect(all.most).toBeGreaterThan(3);
    // The one whose turn it is may come on top.
    expect(all.most).toBeLessThanOrEqual(9);
    expect(each.map(({ most }) => most)).toEqual(servers.map(() => 1));
  });

  it('also where one feed lists them', { timeout: 60_000 }, async () => {
    const { servers, all } = await slowHosts(4);
    const links = servers.flatMap(({ origin }) => [`${origin}/a`, `${origin}/b`]);
    const items = links.map((link) => `<item><link>${link}</link></item>`).join('');
    const feed = await webServer({
      '/feed': sending(`<rss version="2.0"><channel><title>O</title>${items}</channel></rss>`, {
        'content-type': 'application/rss+xml',
      }),
    });
    const fetcher = testFetcher({ timeoutMs: 30_000 });
    const read = articlesOf(await readAll([`${feed.origin}/feed`], { fetcher }));
    expect(read.map(({ id }) => id)).toEqual(links);
    expect(all.most).toBeGreaterThan(1);
  });
});

describe('reading ahead', () => {
  const limits = { hosts: 2, heldOfHost: 2, held: 3, known: 5 };

  it('holds no more than its limits allow, and knows no more tasks ahead', async () => {
    let [begun, taken, known] = [0, 0, 0];
    const excess: number[] = [];
    async function* tasks(): AsyncGenerator<ReadingTask<number>> {
      for (let number = 0; number < 60; number += 1) {
        known += 1;
        expect(known - taken).toBeLessThanOrEqual(limits.known + 1);
        yield {
          host: ['a', 'b', 'c'][number % 3] ?? '',
          async begin() {
            begun += 1;
            excess.push(begun - taken);
            await wait(1);
            return number;
          },
        };
      }
    }
    const found: number[] = [];
    for await (const value of createFetchAhead(limits).inOrder(tasks())) {
      taken += 1;
      found.push(value);
      if (taken % 10 === 0) await wait(20);
    }
    expect(found).toEqual(Array.from({ length: 60 }, (_, number) => number));
    expect(Math.max(...excess)).toBeGreaterThan(1);
    expect(Math.max(...excess)).toBeLessThanOrEqual(limits.held + 1);
  });

  it('throws a failure in its turn, that of the tasks last, and begins nothing after it was left', async () => {
    const begun: number[] = [];
    let isLeft = false;
    async function* tasks(fails: 'task' | 'list'): AsyncGenerator<ReadingTask<number>> {
      try {
        for (let number = 0; number < 20; number += 1) {
          if (fails === 'list' && number === 4) throw new Error('list broken');
          yield {
            host: `${number}`,
            async begin() {
              begun.push(number);
              await wait(1);
              if (fails === 'task' && number === 2) throw new Error('task broken');
              return number;
            },
          };
        }
      } finally {
        isLeft = true;
      }
    }
    for (const [fails, before] of [
      ['task', [0, 1]],
      ['list', [0, 1, 2, 3]],
    ] as const) {
      const found: number[] = [];
      const all = async () => {
        for await (const value of createFetchAhead(limits).inOrder(tasks(fails))) found.push(value);
      };
      await expect(all()).rejects.toThrow(`${fails} broken`);
      expect(found).toEqual(before);
      const last = begun.length;
      await wait(20);
      expect(begun).toHaveLength(last);
      expect(isLeft).toBe(true);
    }
  });
});
