import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DemarcheError, type Refusal } from '../../src/model/index.ts';
import {
  openForWriting,
  openStages,
  type RelevanceFilter,
  type Round,
  type Stages,
  type WatchOptions,
  watch,
} from '../../src/pipeline/index.ts';
import { mergeStreams } from '../../src/pipeline/merge-streams.ts';
import { testFetcher } from '../fetching/fetching.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { type Page, sending, storyPage, webServer } from '../helpers/web-server.ts';

let stages: Stages;
let folder = '';

beforeAll(async () => {
  stages = { ...(await openStages({ runtime: 'auto', jobs: 1 })), vocabulary: leanVocabulary() };
});
afterAll(() => stages.encoder.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hour = 3600 * 1000;
const page = (name: string) =>
  storyPage(name, `Russia signed a contract with India for the S-400, said ${name}.`);

/** An outlet whose feed and pages a test may change. */
async function outlet() {
  const state = {
    listed: [] as string[],
    feedFails: false,
    pages: new Map<string, Page>(),
  };
  const server = await webServer((path) => {
    if (path !== '/feed')
      return state.pages.get(path) ?? (state.listed.includes(path) ? page(path) : undefined);
    if (state.feedFails) return sending('', {}, 500);
    const body = `<rss version="2.0"><channel><title>O</title>${state.listed.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`;
    return (request, response) => {
      const etag = `"${state.listed.join()}"`;
      const isKnown = request.headers['if-none-match'] === etag;
      response
        .writeHead(isKnown ? 304 : 200, { 'content-type': 'application/rss+xml', etag })
        .end(isKnown ? '' : body);
    };
  });
  return { ...server, feed: `${server.origin}/feed`, state };
}

interface Rounds {
  readonly rounds: Round[];
  readonly refusals: Refusal[];
  readonly said: string[];
}

/** One run of `watch` at a time of the test's choice. */
async function run(feeds: readonly string[], at: number, more: Partial<WatchOptions> = {}): Promise<Rounds> {
  const found: Rounds = { rounds: [], refusals: [], said: [] };
  const { signal = new AbortController().signal } = more;
  await watch(feeds, {
    statePath: join(folder, 'graph.watch.json'),
    intervalMs: 15 * 60_000,
    jitter: 0,
    once: true,
    feedText: false,
    // Parsers are loaded with the first page, which takes its time where machines are busy.
    fetcher: testFetcher({ timeoutMs: 60_000 }, { signal }),
    openGraph: () =>
      openForWriting(
        { kind: 'embedded', database: join(folder, 'graph.grafeo') },
        stages.vocabulary,
        () => undefined,
      ),
    stages: async () => stages,
    emit(event) {
      if (event.type === 'refused') found.refusals.push(event.refusal);
      if (event.type === 'warning') found.said.push(event.message);
    },
    now: () => new Date(at),
    random: () => 0.5,
    signal,
    keepRefusals: async () => undefined,
    onRound: (round) => found.rounds.push(round),
    ...more,
  });
  return found;
}

describe('watching feeds', () => {
  it('reads what is new once, also in a run that begins anew, and asks for nothing twice', {
    timeout: 120_000,
  }, async () => {
    const news = await outlet();
    news.state.listed = ['/a', '/b'];
    const first = await run([news.feed], 0);
    expect(first.rounds).toMatchObject([
      { feeds: { asked: 1, failed: 0 }, items: 2, later: 0, summary: { new: 2 } },
    ]);
    const second = await run([news.feed], hour);
    expect(second.rounds).toMatchObject([{ feeds: { unchanged: 1 }, items: 0 }]);
    expect(second.rounds[0]?.summary).toBeUndefined();
    news.state.listed = ['/c', '/a', '/b'];
    const third = await run([news.feed], 2 * hour);
    expect(third.rounds).toMatchObject([{ items: 1, summary: { new: 1 } }]);
    expect(news.asked).toEqual(['/feed', '/a', '/b', '/feed', '/feed', '/c']);
  });

  it('tries what fails for the time being again, later and later, and tells it once', {
    timeout: 120_000,
  }, async () => {
    const news = await outlet();
    news.state.listed = ['/a', '/down', '/early'];
    news.state.pages.set('/down', sending('', {}, 503));
    news.state.pages.set('/early', sending('', {}, 404));
    const first = await run([news.feed], 0);
    expect(first.rounds).toMatchObject([{ items: 3, later: 2, summary: { new: 1, refused: 2 } }]);
    expect(first.refusals.map(({ code }) => code).sort()).toEqual(['input/http-status', 'input/unreachable']);
    // Not before its time, also when the feed lists it no more.
    news.state.listed = ['/a'];
    expect((await run([news.feed], hour / 2)).rounds).toMatchObject([{ items: 0, later: 2 }]);
    news.state.pages.set('/early', page('early'));
    const second = await run([news.feed], 1.1 * hour);
    expect(second.rounds).toMatchObject([{ items: 2, later: 1, summary: { new: 1, refused: 0 } }]);
    expect((await run([news.feed], 2 * hour)).rounds).toMatchObject([{ items: 0, later: 1 }]);
    news.state.pages.set('/down', page('down'));
    expect((await run([news.feed], 4 * hour)).rounds).toMatchObject([
      { items: 1, later: 0, summary: { new: 1 } },
    ]);
    expect((await run([news.feed], 5 * hour)).rounds).toMatchObject([{ items: 0, later: 0 }]);
  });

  it('gives up what stays away, and says so', { timeout: 120_000 }, async () => {
    const news = await outlet();
    news.state.listed = ['/a', '/never'];
    news.state.pages.set('/never', sending('', {}, 404));
    const told = [];
    for (const at of [0, 2, 5, 10, 20]) told.push((await run([news.feed], at * hour)).refusals.length);
    expect(told).toEqual([1, 0, 1, 0, 0]);
    expect(news.asked.filter((path) => path === '/never')).toHaveLength(3);
  });

  it('asks a feed that fails less and less often, and the others as ever', { timeout: 120_000 }, async () => {
    const [good, bad] = [await outlet(), await outlet()];
    good.state.listed = ['/a'];
    bad.state.feedFails = true;
    const asked = [];
    for (let quarter = 0; quarter < 9; quarter += 1) {
      const { rounds } = await run([good.feed, bad.feed], (quarter * hour) / 4);
      asked.push(rounds[0]?.feeds.failed);
    }
    // After a quarter of an hour, a half, a whole.
    expect(asked).toEqual([1, 1, 0, 1, 0, 0, 0, 1, 0]);
    bad.state.feedFails = false;
    bad.state.listed = ['/b'];
    expect((await run([good.feed, bad.feed], 9 * hour)).rounds).toMatchObject([
      { feeds: { failed: 0, resting: 0 }, items: 1 },
    ]);
  });

  it('reads everything anew for another graph', { timeout: 120_000 }, async () => {
    const news = await outlet();
    news.state.listed = ['/a'];
    await run([news.feed], 0);
    rmSync(join(folder, 'graph.grafeo'), { recursive: true, force: true });
    rmSync(join(folder, 'journal'), { recursive: true, force: true });
    news.state.listed = ['/b', '/a'];
    const { rounds, said } = await run([news.feed], hour);
    expect(said.join()).toContain('another graph');
    expect(rounds).toMatchObject([{ items: 2, summary: { new: 2 } }]);
  });

  it('leaves to the next round what it cannot write, while another process has the graph', {
    timeout: 120_000,
  }, async () => {
    const news = await outlet();
    news.state.listed = ['/a'];
    const stopper = new AbortController();
    let tries = 0;
    const { rounds, said } = await run([news.feed], 0, {
      once: false,
      intervalMs: 50,
      signal: stopper.signal,
      openGraph: async () => {
        tries += 1;
        if (tries === 1) throw new DemarcheError('store/locked', 'Another process holds the graph.');
        return openForWriting(
          { kind: 'embedded', database: join(folder, 'graph.grafeo') },
          stages.vocabulary,
          () => undefined,
        );
      },
      onRound: () => {
        if (tries === 2) stopper.abort();
      },
    });
    expect(rounds).toEqual([]);
    expect(said.join()).toContain('next round');
    expect(tries).toBe(2);
    expect((await run([news.feed], hour)).rounds).toMatchObject([{ items: 0 }]);
  });

  it('stops at once, commits what was read, and reads the rest next time', { timeout: 120_000 }, async () => {
    const news = await outlet();
    news.state.listed = ['/a', '/hangs', '/b'];
    const open: ServerResponse[] = [];
    news.state.pages.set('/hangs', (_, response) => void open.push(response));
    const stopper = new AbortController();
    const running = run([news.feed], 0, { once: false, signal: stopper.signal });
    while (open.length === 0) await wait(10);
    const began = performance.now();
    stopper.abort();
    const { rounds } = await running;
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(rounds).toMatchObject([{ items: 3, later: 0, summary: { new: 1, stopped: true } }]);
    news.state.pages.delete('/hangs');
    expect((await run([news.feed], hour)).rounds).toMatchObject([
      { items: 2, summary: { new: 2, known: 0 } },
    ]);
    expect(existsSync(join(folder, 'graph.watch.json'))).toBe(true);
  });

  it('skips what tells nothing of arms, as `ingest` does, and asks for it no more', {
    timeout: 120_000,
  }, async () => {
    const news = await outlet();
    news.state.listed = ['/a', '/cake'];
    news.state.pages.set('/cake', storyPage('Cake', 'A baker in Lyon has made a cake as tall as a bus.'));
    const relevance: RelevanceFilter = {
      version: 'relevance:1',
      judge: (text) => ({ score: text.includes('S-400') ? 1 : 0, isRelevant: text.includes('S-400') }),
    };
    const told: string[] = [];
    const { rounds } = await run([news.feed], 0, {
      ingest: { relevance },
      emit: (event) => void (event.type === 'skipped' && told.push(event.id)),
    });
    expect(rounds).toMatchObject([{ items: 2, summary: { new: 1, skipped: 1, refused: 0 } }]);
    expect(told).toEqual([`${news.origin}/cake`]);
    news.state.listed = ['/a', '/cake', '/b'];
    expect((await run([news.feed], hour, { ingest: { relevance } })).rounds).toMatchObject([{ items: 1 }]);
  });

  it('names the feed of a page that is none', async () => {
    const server = await webServer({
      '/': storyPage('Home', 'Words.', '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'),
    });
    const { refusals } = await run([`${server.origin}/`], 0);
    expect(refusals).toMatchObject([
      { code: 'input/bad-feed', reason: expect.stringContaining(`${server.origin}/rss.xml`) },
    ]);
  });
});

describe('streams side by side', () => {
  it('give all values, at most so many streams at a time, and end with the first error', async () => {
    let [open, most] = [0, 0];
    async function* stream(name: string, values: number): AsyncGenerator<string> {
      open += 1;
      most = Math.max(most, open);
      try {
        for (let i = 0; i < values; i += 1) {
          await wait(1);
          if (name === 'bad') throw new Error('broken');
          yield `${name}${i}`;
        }
      } finally {
        open -= 1;
      }
    }
    const found: string[] = [];
    const streams = ['a', 'b', 'c', 'd'].map((name, index) => stream(name, index + 1));
    for await (const value of mergeStreams(streams, 2)) found.push(value);
    expect(found.sort()).toEqual(['a0', 'b0', 'b1', 'c0', 'c1', 'c2', 'd0', 'd1', 'd2', 'd3']);
    expect([most, open]).toEqual([2, 0]);
    const failing = mergeStreams([stream('a', 50), stream('bad', 1)], 2);
    await expect(
      (async () => {
        for await (const _ of failing) open += 0;
      })(),
    ).rejects.toThrow('broken');
    expect(open).toBe(0);
  });
});
