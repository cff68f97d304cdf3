import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  digest,
  type IngestSummary,
  ingest,
  openForWriting,
  openKeptSources,
  openStages,
  type PipelineEvent,
  type Stages,
} from '../../src/pipeline/index.ts';
import { testFetcher } from '../fetching/fetching.ts';
import type { IngestingArchive, ToldOfArchive } from '../fixtures/ingesting-archive.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { packed, warcRecord } from '../helpers/warc-files.ts';
import { storyPage, webServer } from '../helpers/web-server.ts';

let stages: Stages;
let folder = '';

beforeAll(async () => {
  stages = { ...(await openStages({ runtime: 'auto', jobs: 1 })), vocabulary: leanVocabulary() };
});
afterAll(() => stages.encoder.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly inputs: readonly string[];
  readonly store?: string;
  /** Stops after so many articles. */
  readonly after?: number;
  readonly dryRun?: boolean;
  readonly fromStart?: boolean;
}

/** One run as the command line makes it, in commits of two articles. */
async function run({
  inputs,
  store = 'a',
  after = Number.POSITIVE_INFINITY,
  dryRun = false,
  fromStart = false,
}: Run): Promise<{
  readonly summary: IngestSummary;
  readonly digest: string;
  readonly said: readonly string[];
}> {
  const said: string[] = [];
  const stopper = new AbortController();
  let articles = 0;
  const emit = (event: PipelineEvent): void => {
    if (event.type === 'warning' || event.type === 'progress') said.push(event.message);
    if (event.type === 'article' && ++articles >= after) stopper.abort();
  };
  const database = join(folder, store, 'graph.grafeo');
  const graph = await openForWriting({ kind: 'embedded', database }, stages.vocabulary, emit);
  try {
    const now = () => new Date('2025-01-01T00:00:00Z');
    const path = join(folder, store, 'graph.sources.json');
    const kept = await openKeptSources(graph, { path, emit, now, fromStart });
    const two = { articles: 2, milliseconds: 60_000 };
    const summary = await ingest(inputs, graph, stages, {
      format: 'auto',
      emit,
      now,
      dryRun,
      signal: stopper.signal,
      limits: { least: two, most: two },
      fetcher: testFetcher(),
      ...kept,
    });
    return { summary, digest: await digest(graph.store), said };
  } finally {
    await graph.store.close();
  }
}

const systems = ['S-400', 'Su-35', 'F-16', 'Patriot', 'Leopard 2', 'T-90'];
const page = (system: string) =>
  storyPage(system, `Russia signed a contract with India for the ${system} on 5 October 2018.`);

function archive(name = 'x.warc.gz'): string {
  const path = join(folder, name);
  const records = systems.map((system) =>
    warcRecord({ url: `https://news.example/${encodeURI(system)}`, body: page(system) }),
  );
  writeFileSync(path, Buffer.concat(packed(records)));
  return path;
}

/** The same in a process of its own, which is killed once its first commit and its marks are kept, if it is to. */
function runApart(name: string, archive: string, hold: boolean): Promise<ToldOfArchive> {
  const order: IngestingArchive = {
    database: join(folder, name, 'graph.grafeo'),
    state: join(folder, name, 'graph.sources.json'),
    archive,
    hold,
  };
  const script = fileURLToPath(new URL('../fixtures/ingesting-archive.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(order)], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    let last: ToldOfArchive | undefined;
    child.on('message', (told: ToldOfArchive) => {
      last = told;
      if (told.event === 'holding') child.kill('SIGKILL');
    });
    child.on('close', (code, signal) => {
      if (last === undefined) reject(new Error(`ended with ${code ?? signal}`));
      else resolve(last);
    });
  });
}

describe('archives', () => {
  it('whose reading was killed are read on from there, and come to the graph of one run', {
    timeout: 300_000,
  }, async () => {
    const path = archive();
    const [whole, cut] = await Promise.all([runApart('whole', path, false), runApart('cut', path, true)]);
    expect(cut).toEqual({ event: 'holding' });
    const resumed = await runApart('cut', path, false);
    // The first commit held the settings and one article, which is not read again.
    expect(resumed).toMatchObject({ event: 'ended', read: 5, known: 0 });
    expect(whole).toMatchObject({ event: 'ended', read: 6, known: 0 });
    expect(resumed.event === 'ended' && resumed.digest).toBe(whole.event === 'ended' && whole.digest);
  });

  it('are read on where a run stopped, and come to the graph of one run', { timeout: 120_000 }, async () => {
    const path = archive();
    const whole = await run({ inputs: [path], store: 'whole' });
    const first = await run({ inputs: [path], after: 3 });
    expect(first.summary).toMatchObject({ new: 3, stopped: true });
    const second = await run({ inputs: [path] });
    // What was not committed is read again, and nothing that was.
    expect(second.summary).toMatchObject({ read: 3, new: 3, known: 0 });
    expect(second.said.join()).toMatch(/read up to byte \d+ before/);
    expect(second.digest).toBe(whole.digest);
    expect((await run({ inputs: [path] })).summary).toMatchObject({ read: 0, refused: 0 });
    expect((await run({ inputs: [path], fromStart: true })).summary).toMatchObject({ read: 6, known: 6 });
  });

  it('are read anew into another graph, after the first was taken away, and after a dry run', {
    timeout: 120_000,
  }, async () => {
    const path = archive();
    const dry = await run({ inputs: [path], dryRun: true });
    expect(dry.summary.new).toBe(6);
    expect(existsSync(join(folder, 'a', 'graph.sources.json'))).toBe(false);
    await run({ inputs: [path] });
    expect((await run({ inputs: [path], store: 'b' })).summary.new).toBe(6);
    rmSync(join(folder, 'a', 'graph.grafeo'), { recursive: true, force: true });
    rmSync(join(folder, 'a', 'journal'), { recursive: true, force: true });
    const anew = await run({ inputs: [path] });
    expect(anew.summary.new).toBe(6);
    expect(anew.said.join()).toContain('another graph');
  });

  it('of other content under the same name are read from their beginning', { timeout: 120_000 }, async () => {
    const path = archive();
    await run({ inputs: [path] });
    const record = warcRecord({ url: 'https://news.example/new', body: page('Rafale') });
    writeFileSync(path, Buffer.concat(packed([record])));
    expect((await run({ inputs: [path] })).summary).toMatchObject({ read: 1, new: 1 });
  });
});

describe('pages', () => {
  it('are asked for only if changed, as long as the graph holds them', { timeout: 120_000 }, async () => {
    let version = 1;
    const server = await webServer({
      '/a': (request, response) => {
        const etag = `"${version}"`;
        const isKnown = request.headers['if-none-match'] === etag;
        response
          .writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html', etag })
          .end(isKnown ? '' : page(systems[version] ?? ''));
      },
    });
    const inputs = [`${server.origin}/a`];
    expect((await run({ inputs })).summary).toMatchObject({ new: 1, fetched: { unchanged: 0 } });
    expect((await run({ inputs })).summary).toMatchObject({ read: 0, refused: 0, fetched: { unchanged: 1 } });
    version = 2;
    expect((await run({ inputs })).summary).toMatchObject({ new: 1, fetched: { unchanged: 0 } });
    // A file that is damaged costs a request, and no more.
    const path = join(folder, 'a', 'graph.sources.json');
    expect(readFileSync(path, 'utf8')).toContain('"etag":"\\"2\\""');
    writeFileSync(path, '{"version":1,');
    expect((await run({ inputs })).summary).toMatchObject({ read: 1, known: 1, fetched: { unchanged: 0 } });
    expect((await run({ inputs, store: 'b' })).summary).toMatchObject({ new: 1 });
  });
});
