/**
 * tsx bench/fuzz/run.ts [--runs 20000] [--targets text,html,…] [--seed N] [--limit-ms 5000] [--memory 1500] [--keep FOLDER]
 *
 * Gives changed copies of real inputs to everything that reads what others wrote: `--runs` to each target. A fault is an error
 * that is not the documented refusal, an input that takes longer than the limit, or a process that grows beyond `--memory`
 * megabytes. Inputs at fault are written to `--keep` (they become fixtures), and the bench ends with exit code 1. The same seed
 * gives the same inputs.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../../src/util/create-random.ts';
import { mutate } from './mutate.ts';
import type { Told } from './subject.ts';
import { targets } from './targets.ts';

const names = Object.keys(targets);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    targets: { type: 'string', default: names.join(',') },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'limit-ms': { type: 'string', default: '5000' },
    memory: { type: 'string', default: '1500' },
    keep: { type: 'string', default: join(tmpdir(), 'demarche-fuzz-faults') },
  },
});
const limit = Number(values['limit-ms']);
const memory = Number(values.memory);

interface Subject {
  readonly child: ChildProcess;
  readonly seeds: readonly Buffer[];
}

function start(target: string): Promise<Subject> {
  const path = fileURLToPath(new URL('./subject.ts', import.meta.url));
  const child = fork(path, [target], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${target} ended with ${code}`)));
    child.once('message', (message) => {
      // The first thing that a subject tells is that it is ready.
      const told = message as Extract<Told, { event: 'ready' }>;
      resolve({ child, seeds: told.seeds.map((seed) => Buffer.from(seed, 'base64')) });
    });
  });
}

interface Answer {
  readonly fault?: string;
  readonly milliseconds: number;
  readonly megabytes: number;
}

function ask({ child }: Subject, input: Buffer): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const finish = (answer: Omit<Answer, 'milliseconds'>): void => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve({ ...answer, milliseconds: performance.now() - began });
    };
    const onExit = (code: number | null) => finish({ fault: `the process ended with ${code}`, megabytes: 0 });
    const onMessage = (message: unknown) => {
      // After it is ready a subject tells of inputs alone.
      const { fault, megabytes } = message as Extract<Told, { event: 'done' }>;
      const grown = megabytes > memory ? `${megabytes.toFixed(0)} MB of memory` : undefined;
      const found = fault ?? grown;
      finish({ megabytes, ...(found !== undefined && { fault: found }) });
    };
    const timer = setTimeout(() => {
      child.off('exit', onExit);
      child.kill('SIGKILL');
      finish({ fault: `longer than ${limit} ms`, megabytes: 0 });
    }, limit);
    child.on('exit', onExit);
    child.on('message', onMessage);
    child.send(input.toString('base64'));
  });
}

let faults = 0;
console.log(
  `seed ${values.seed}\n| target | inputs | faults | slowest, ms | most memory, MB |\n|---|---:|---:|---:|---:|`,
);
for (const target of values.targets.split(',')) {
  const random = createRandom(Number(values.seed));
  let subject = await start(target);
  let [slowest, most, wrong] = [0, 0, 0];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const seed = subject.seeds[Math.floor(random() * subject.seeds.length)] ?? Buffer.alloc(0);
    const input = mutate(seed, random);
    const { fault, milliseconds, megabytes } = await ask(subject, input);
    slowest = Math.max(slowest, milliseconds);
    most = Math.max(most, megabytes);
    if (fault === undefined) continue;
    wrong += 1;
    mkdirSync(values.keep, { recursive: true });
    const path = join(values.keep, `${target}-${values.seed}-${run}`);
    writeFileSync(path, input);
    console.error(`FAULT ${target}, input ${run} (${path}): ${fault.slice(0, 1500)}`);
    if (subject.child.exitCode !== null || subject.child.killed || megabytes > memory) {
      subject.child.kill('SIGKILL');
      subject = await start(target);
    }
  }
  subject.child.removeAllListeners();
  subject.child.kill('SIGKILL');
  faults += wrong;
  console.log(`| ${target} | ${values.runs} | ${wrong} | ${slowest.toFixed(0)} | ${most.toFixed(0)} |`);
}
process.exitCode = faults > 0 ? 1 : 0;
