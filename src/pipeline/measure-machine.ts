import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { seedPath } from '../config/index.ts';
import type { Encoder } from '../model/index.ts';

/** How fast something is here; `remedy` is empty where it is as fast as it should be. */
export interface Measure {
  readonly found: string;
  readonly remedy: string;
}

const rounds = 3;
/** Half of the words a second that the benches measured on one thread (README, `npm run bench -- reading`). */
const expectedWords = { native: 1400, wasm: 440 } as const;
/** Below this share of a core other programs have the processor. */
const leastShare = 0.7;
/** A disk of flash memory keeps 4 KB in under 5 ms; one that turns needs 10 to 20. */
const slowFlush = 20;

/** How many words of a demo article the encoder reads in a second; the first reading is not counted. */
export async function measureReader(encoder: Encoder): Promise<Measure> {
  const text = sampleText();
  const words = text.split(/\s+/).length;
  await encoder.encode(text, []);
  const used = process.cpuUsage();
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) await encoder.encode(text, []);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  return readerMeasure({
    wordsPerSecond: (rounds * words) / seconds,
    share: (user + system) / 1e6 / seconds,
    runtime: encoder.runtime,
  });
}

/** What was measured of a reader: `share` is the processor time it had, in cores. */
export interface ReaderSpeed {
  readonly wordsPerSecond: number;
  readonly share: number;
  readonly runtime: Encoder['runtime'];
}

/** Words for a speed, and what to do about one that is low. */
export function readerMeasure({ wordsPerSecond, share, runtime }: ReaderSpeed): Measure {
  const expected = expectedWords[runtime];
  const found = `${Math.round(wordsPerSecond)} words/s on one thread (expected: ${expected} or more), with ${share.toFixed(1)} of ${availableParallelism()} cores`;
  if (wordsPerSecond >= expected) return { found, remedy: '' };
  const remedy =
    share < leastShare
      ? 'Other programs use the processor: wait for them or stop them.'
      : runtime === 'wasm'
        ? 'This runtime is the slow one even so: `npm install onnxruntime-node` brings the native one.'
        : 'This processor is slow for the encoder: give large runs to another machine, or more threads with --jobs.';
  return { found, remedy };
}

function sampleText(): string {
  const [name = ''] = readdirSync(seedPath('articles')).sort();
  return readFileSync(join(seedPath('articles'), name), 'utf8').slice(0, 1500);
}

/** How long the disk under a path takes to keep 4 KB for good: the median of nine times, in a file that is removed. */
export async function measureDisk(path: string): Promise<Measure> {
  const above = nearestFolder(path);
  const folder = await mkdtemp(join(above, '.demarche-doctor-')).catch(() =>
    mkdtemp(join(tmpdir(), 'demarche-')),
  );
  const file = await open(join(folder, 'flush'), 'w');
  const taken: number[] = [];
  try {
    for (let round = 0; round < 9; round += 1) {
      await file.appendFile(Buffer.alloc(4096, 1));
      const began = performance.now();
      await file.datasync();
      taken.push(performance.now() - began);
    }
  } finally {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
  return diskMeasure(taken.sort((a, b) => a - b)[4] ?? 0, above);
}

/** Words for a disk's time in milliseconds. */
export function diskMeasure(milliseconds: number, folder: string): Measure {
  const found = `${milliseconds.toFixed(1)} ms to keep 4 KB for good in ${folder}`;
  const remedy =
    milliseconds < slowFlush
      ? ''
      : 'Each commit waits for this disk a few times: put the graph on a local disk of flash memory with --database.';
  return { found, remedy };
}

function nearestFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
