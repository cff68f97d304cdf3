/**
 * tsx bench/throughput/run.ts [--articles 1000] [--relevant 48] [--jobs 1,2] [--neo4j] [--no-full] [--python]
 *
 * How fast `ingest` takes articles in, everything in one run, so that a busy machine slows all alike:
 * 1. a feed of which one article in twenty is about arms, with the relevance filter and (unless --no-full) without: seconds,
 *    their ratio, and whether the claims of the articles about arms are the same;
 * 2. articles about arms alone, by number of jobs: articles a second and milliseconds by stage (with one job);
 * 3. with --python, Python's onnxruntime running the same encoder on the texts of 2, a process for each job
 *    (DEMARCHE_BENCH_PYTHON, else python3).
 * The store is embedded; with --neo4j also the tests' server, which is emptied.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs, promisify } from 'node:util';
import { loadVocabulary, packageRoot, seedPath } from '../../src/config/index.ts';
import type { StoreSettings } from '../../src/model/index.ts';
import { ingest, openForWriting, openRelevanceFilter, openStages } from '../../src/pipeline/index.ts';
import { testServer } from '../../tests/helpers/neo4j-server.ts';
import { type MixedArticle, mixedArticles } from './mixed-articles.ts';
import { type StageTimes, timeCommits, timedFilter, timedStages } from './time-stages.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    relevant: { type: 'string', default: '48' },
    jobs: { type: 'string', default: '1,2' },
    neo4j: { type: 'boolean', default: false },
    'no-full': { type: 'boolean', default: false },
    python: { type: 'boolean', default: false },
  },
});
const jobs = values.jobs.split(',').map(Number);
const vocabulary = loadVocabulary();
const filter = await openRelevanceFilter(seedPath('relevance'), vocabulary);
const folder = mkdtempSync(join(tmpdir(), 'throughput-'));

interface Taken {
  readonly seconds: number;
  readonly skipped: number;
  readonly times: StageTimes;
  /** Claims by article, as one text each. */
  readonly claims: ReadonlyMap<string, string>;
}

const server = values.neo4j ? await testServer() : undefined;
try {
  await compareFilter();
  await compareJobs('embedded', () => embedded());
  if (server) {
    const { uri, user, password } = server;
    const settings = { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false } as const;
    await compareJobs('Neo4j', async () => {
      await server.bare();
      return settings;
    });
  }
  if (values.python) await comparePython();
} finally {
  rmSync(folder, { recursive: true });
  await server?.bare();
  await server?.stop();
}

async function compareFilter(): Promise<void> {
  const articles = mixedArticles(Number(values.articles));
  const relevant = articles.filter(({ isRelevant }) => isRelevant);
  const first = await take(articles, embedded(), 1, true);
  console.log(
    `feed of ${articles.length}, ${relevant.length} about arms: ${first.seconds.toFixed(1)} s with the filter, ${first.skipped} skipped, ${(first.times.get('relevance') ?? 0) / articles.length} ms of filter an article`,
  );
  if (values['no-full']) return;
  const all = await take(articles, embedded(), 1, false);
  const lost = relevant.filter(({ id }) => first.claims.get(id) !== all.claims.get(id));
  const others = articles.filter(({ id, isRelevant }) => !isRelevant && all.claims.get(id) !== '[]');
  console.log(
    `without it ${all.seconds.toFixed(1)} s: ${(all.seconds / first.seconds).toFixed(1)} times as long; articles about arms with other claims: ${lost.length}; articles about something else with claims when read: ${others.length}`,
  );
}

async function compareJobs(name: string, store: () => StoreSettings | Promise<StoreSettings>): Promise<void> {
  const articles = relevantOnes();
  for (const count of jobs) {
    const { seconds, times } = await take(articles, await store(), count, false);
    const shares = [...times].map(([stage, sum]) => `${stage} ${(sum / articles.length).toFixed(1)}`);
    console.log(
      `${name}, ${count} job${count === 1 ? '' : 's'}: ${(articles.length / seconds).toFixed(2)} articles a second; ms an article: ${(count === 1 ? shares : shares.filter((share) => share.startsWith('store'))).join(', ')}`,
    );
  }
}

async function comparePython(): Promise<void> {
  const python = process.env['DEMARCHE_BENCH_PYTHON'] ?? 'python3';
  const script = join(packageRoot(), 'bench', 'reading', 'encoder_only.py');
  const articles = relevantOnes();
  for (const count of jobs) {
    const began = performance.now();
    const runs = await Promise.all(
      Array.from({ length: count }, async (_, part) => {
        const texts = join(folder, `texts-${count}-${part}`);
        mkdirSync(texts);
        articles.forEach(({ text }, at) => {
          if (at % count === part) writeFileSync(join(texts, `${at}.txt`), text);
        });
        const { stdout } = await promisify(execFile)(python, [script, seedPath('reader'), texts]);
        const measured: { readonly seconds: number } = JSON.parse(stdout);
        return measured.seconds;
      }),
    );
    const seconds = Math.max(...runs);
    console.log(
      `Python, encoder alone, ${count} at once: ${(articles.length / seconds).toFixed(2)} articles a second (${((performance.now() - began) / 1000).toFixed(1)} s with loading)`,
    );
  }
}

function relevantOnes(): readonly MixedArticle[] {
  return mixedArticles(Number(values.relevant) * 20).filter(({ isRelevant }) => isRelevant);
}

/** Ingests articles into a new store. Loading is not counted, the start of threads is. */
async function take(
  articles: readonly MixedArticle[],
  store: StoreSettings,
  count: number,
  isFiltered: boolean,
): Promise<Taken> {
  const input = join(folder, 'articles.jsonl');
  writeFileSync(input, articles.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''));
  const times: StageTimes = new Map();
  const stages = await openStages({ runtime: 'auto', jobs: count }, vocabulary);
  const graph = await openForWriting(store, vocabulary, () => undefined);
  timeCommits(graph.store, times);
  const began = performance.now();
  const summary = await ingest([input], graph, timedStages(stages, times), {
    format: 'auto',
    emit: () => undefined,
    now: () => new Date(),
    ...(isFiltered && { relevance: timedFilter(filter, times) }),
  });
  const seconds = (performance.now() - began) / 1000;
  const claims = new Map<string, string>();
  for await (const entry of graph.store.readRecord()) {
    if (entry.type === 'reading') claims.set(entry.article.id, JSON.stringify(entry.claims));
  }
  await graph.store.close();
  await stages.encoder.close();
  return { seconds, skipped: summary.skipped, times, claims };
}

let stores = 0;
function embedded(): StoreSettings {
  stores += 1;
  return { kind: 'embedded', database: join(folder, String(stores), 'graph.grafeo') };
}
