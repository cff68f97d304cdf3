/**
 * tsx bench/queue/run.ts [--articles 120] [--workers 1,2,4] [--rounds 2]
 *
 * Articles a second that `ingest --queue` takes in with so many workers of one thread each, beside one `ingest` that reads by
 * itself with one thread; rounds alternate between them, so that a busy machine slows all alike. Each run fills an empty
 * embedded graph, and all graphs must have one digest. The articles are those of the demo, each retold under other days. Starts
 * a Redis server of its own. Time runs from the start of `ingest` to its end; workers are started before.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startRedis } from '../../tests/helpers/redis-server.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '120' },
    workers: { type: 'string', default: '1,2,4' },
    rounds: { type: 'string', default: '2' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist', 'cli', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-queue-'));
const inputs = join(folder, 'articles.jsonl');
writeFileSync(inputs, madeArticles(Number(values.articles)));

const redis = await startRedis();
try {
  const sizes = values.workers.split(',').map(Number);
  const rates = new Map<number, number[]>([0, ...sizes].map((size) => [size, []]));
  const digests = new Set<string>();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const size of round % 2 === 0 ? rates.keys() : [...rates.keys()].reverse()) {
      const { seconds, digest } = await timed(size);
      rates.get(size)?.push(Number(values.articles) / seconds);
      digests.add(digest);
    }
  }
  if (digests.size !== 1) throw new Error(`The graphs differ: ${[...digests].join(' ')}`);
  const alone = mean(rates.get(0) ?? []);
  console.log(`${values.articles} articles, ${availableParallelism()} cores, one digest`);
  console.log('| who reads | articles/s | against one process |\n|---|---|---|');
  for (const [size, found] of rates) {
    const who = size === 0 ? '`ingest --jobs 1` alone' : `${size} ${size === 1 ? 'worker' : 'workers'}`;
    console.log(`| ${who} | ${mean(found).toFixed(1)} | ${(mean(found) / alone).toFixed(2)} |`);
  }
} finally {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** One run with so many workers; with none `ingest` reads by itself. */
async function timed(workers: number): Promise<{ readonly seconds: number; readonly digest: string }> {
  await redis.empty();
  const cwd = mkdtempSync(join(folder, 'run-'));
  const queue = workers === 0 ? [] : ['--queue', redis.url];
  const started = await Promise.all(Array.from({ length: workers }, () => startWorker(cwd)));
  const before = performance.now();
  await run(['ingest', inputs, '--jobs', '1', '--quiet', ...queue], cwd);
  const seconds = (performance.now() - before) / 1000;
  for (const worker of started) worker.kill('SIGKILL');
  return { seconds, digest: await run(['digest', '--quiet'], cwd) };
}

function startWorker(cwd: string): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'worker', '--queue', redis.url, '--jobs', '1'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk) => String(chunk).includes('Reading for') && resolve(child));
    child.on('close', (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
}

function run(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    child.on('close', (code) => {
      if (code === 0) resolve(text.trim());
      else reject(new Error(`demarche ${args.join(' ')} ended with ${code}.`));
    });
  });
}

/** The demo's articles as often as is needed, each time with a line that makes them other texts. */
function madeArticles(count: number): string {
  const source = join(root, 'seeds', 'articles');
  const texts = readdirSync(source)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(source, name), 'utf8'));
  return Array.from({ length: count }, (_, at) => {
    const text = `${texts[at % texts.length]}\n\nThe desk filed this report as its number ${at + 1}.\n`;
    return `${JSON.stringify({ id: `made-${at}`, text })}\n`;
  }).join('');
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
