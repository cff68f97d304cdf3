/**
 * tsx bench/opening/run.ts [--articles 5000]
 *
 * What it costs until a run has taken its first article into a store that holds many, and its second: seconds passed, and of
 * processors' work. The store is filled first, with made-up articles and prepared claims (bench/ingest/articles.ts), and opened twice:
 * without what was kept beside its journal, then with it. Embedded store; each opening is a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadVocabulary } from '../../src/config/index.ts';
import { openForWriting } from '../../src/pipeline/index.ts';
import { commit, type OpenGraph, settle } from '../../src/pipeline/open-graph.ts';
import { articles } from '../ingest/articles.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '5000' }, open: { type: 'string' } },
});
const vocabulary = loadVocabulary();
const warn = (event: { readonly type: string; readonly message?: string }): void => {
  if (event.type === 'warning') console.error(event.message);
};

if (values.open === undefined) compare(mkdtempSync(join(tmpdir(), 'opening-')));
else await measure(values.open);

function compare(folder: string): void {
  try {
    run(['--open', folder, '--articles', values.articles]);
    for (const name of readdirSync(join(folder, 'journal')))
      if (name.endsWith('.kept')) rmSync(join(folder, 'journal', name));
    console.log('with nothing kept');
    run(['--open', folder, '--articles', '2']);
    console.log('with what was kept');
    run(['--open', folder, '--articles', '2']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(args: readonly string[]): void {
  const path = fileURLToPath(import.meta.url);
  const node = ['--import', 'tsx', '--max-old-space-size=8192', path, ...args];
  execFileSync(process.execPath, node, { stdio: 'inherit' });
}

/** Fills an empty store with articles; into one that holds some it takes two more, one to a commit, and says what that cost. */
async function measure(folder: string): Promise<void> {
  const lap = stopwatch();
  let graph = await openForWriting(
    { kind: 'embedded', database: join(folder, 'graph.grafeo') },
    vocabulary,
    warn,
  );
  const isFull = graph.record.texts.length > 0;
  if (isFull) lap(`opened: ${graph.record.texts.length} texts`);
  const source = articles(vocabulary, isFull ? Date.now() : 1);
  const count = Number(values.articles);
  const perCommit = isFull ? 1 : 500;
  for (let done = 0; done < count; done += perCommit) {
    graph = await take(graph, source, Math.min(perCommit, count - done));
    if (isFull) lap(`article ${done + 1}`);
  }
  await settle(graph, vocabulary, warn);
  if (isFull) lap('kept for the next opening');
  await graph.store.close();
}

async function take(
  graph: OpenGraph,
  source: ReturnType<typeof articles>,
  count: number,
): Promise<OpenGraph> {
  const entries = Array.from({ length: count }, () => source.next().value ?? []).flat();
  return commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
}

function stopwatch(): (what: string) => void {
  let [began, used] = [performance.now(), process.cpuUsage()];
  return (what) => {
    const { user, system } = process.cpuUsage(used);
    const [wall, work] = [(performance.now() - began) / 1000, (user + system) / 1e6];
    const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
    console.log(
      `  ${what.padEnd(28)}${wall.toFixed(2).padStart(9)} s passed${work.toFixed(2).padStart(9)} s of work, heap ${heap} MB`,
    );
    [began, used] = [performance.now(), process.cpuUsage()];
  };
}
