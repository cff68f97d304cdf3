/**
 * tsx bench/reading/run.ts [ARTICLES] [--rounds 3] [--reader FOLDER]
 *
 * Words per second and peak memory of reading, one thread: the encoder alone and the whole extraction on both
 * runtimes, and Python's onnxruntime with the same model, on the same articles
 * in the same run. Each measurement is a process of its own; rounds are interleaved, every other one in reverse, so
 * that a busy machine slows all alike. The Python is that of DEMARCHE_BENCH_PYTHON, else python3.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { packageRoot } from '../../src/config/index.ts';
import type { Measurement } from './subject.ts';

const run = promisify(execFile);

interface Command {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    reader: { type: 'string', default: join(packageRoot(), 'seeds', 'reader') },
  },
});
const articles = resolve(positionals[0] ?? join(packageRoot(), 'seeds', 'articles'));
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number above 0');

const texts = copyTexts(articles);
try {
  const commands = await findCommands(texts);
  const results = new Map<string, Measurement[]>(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const command of round % 2 === 0 ? commands : commands.toReversed()) {
      console.error(`round ${round + 1} of ${rounds}: ${command.name}`);
      results.get(command.name)?.push(await measureOnce(command));
    }
  }
  print(results);
} finally {
  rmSync(texts, { recursive: true });
}

/** Puts the articles where each subject finds the same ones under the same ending. */
function copyTexts(folder: string): string {
  const names = readdirSync(folder).filter((name) => ['.md', '.txt'].includes(extname(name)));
  if (names.length === 0) throw new Error(`${folder} holds no .md or .txt`);
  const copies = mkdtempSync(join(tmpdir(), 'reading-'));
  for (const name of names) {
    writeFileSync(
      join(copies, `${name.slice(0, -extname(name).length)}.txt`),
      readFileSync(join(folder, name)),
    );
  }
  return copies;
}

async function findCommands(folder: string): Promise<readonly Command[]> {
  const here = import.meta.dirname;
  const subject = (name: string, runtime: string, extraction: readonly string[]): Command => ({
    name,
    file: process.execPath,
    args: ['--import', 'tsx', join(here, 'subject.ts'), values.reader, folder, runtime, ...extraction],
  });
  const commands = (['native', 'wasm'] as const).flatMap((runtime) => [
    subject(`encoder, ${runtime}`, runtime, []),
    subject(`whole extraction, ${runtime}`, runtime, [join(here, 'extraction.ts')]),
  ]);
  const python = process.env['DEMARCHE_BENCH_PYTHON'] ?? 'python3';
  const imports = await run(python, ['-c', 'import onnxruntime, tokenizers, numpy']).catch(() => undefined);
  if (!imports) {
    console.log(
      `Left out: Python's onnxruntime, since ${python} does not import it (DEMARCHE_BENCH_PYTHON names another).`,
    );
    return commands;
  }
  const script = join(here, 'encoder_only.py');
  return [...commands, { name: 'encoder, Python', file: python, args: [script, values.reader, folder] }];
}

async function measureOnce({ file, args }: Command): Promise<Measurement> {
  const { stdout } = await run(file, args, { cwd: packageRoot() });
  return JSON.parse(stdout);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

function print(results: ReadonlyMap<string, readonly Measurement[]>): void {
  const [first] = [...results.values()].flat();
  console.log(
    `${first?.articles} articles, ${first?.words} words, one thread, ${rounds} rounds, ${cpus()[0]?.model}; medians`,
  );
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const bases = ['encoder, native', 'encoder, wasm', 'encoder, Python'].filter((name) => results.has(name));
  console.log(row(['subject', 'words/s', 'peak MiB', ...bases.map((base) => `time ÷ ${base}`)]));
  console.log(row(['---', '---:', '---:', ...bases.map(() => '---:')]));
  for (const [name, runs] of results) {
    const ratios = bases.map((base) =>
      median(runs.map(({ seconds }, round) => seconds / (results.get(base)?.[round]?.seconds ?? Number.NaN))),
    );
    console.log(
      row([
        name,
        String(Math.round(median(runs.map(({ wordsPerSecond }) => wordsPerSecond)))),
        String(Math.max(...runs.map(({ maxRssMb }) => maxRssMb))),
        ...ratios.map((ratio) => ratio.toFixed(2)),
      ]),
    );
  }
}
