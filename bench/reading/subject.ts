import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEncoder } from '../../src/encoder/index.ts';

/** What is measured: something that reads articles one after the other. */
export interface Subject {
  read(text: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface SubjectOptions {
  /** The reader's files. */
  readonly folder: string;
  readonly runtime: 'native' | 'wasm';
  readonly threads: number;
}

/** What a module given as `--extraction` exports under the name `openExtraction`. */
export type OpenExtraction = (options: SubjectOptions) => Promise<Subject>;

/** What one run measured; `encoder_only.py` prints the same. Loading is not counted. */
export interface Measurement {
  readonly articles: number;
  readonly words: number;
  readonly seconds: number;
  readonly wordsPerSecond: number;
  /** Peak of the process, in MiB. */
  readonly maxRssMb: number;
}

async function openEncoderAlone(options: SubjectOptions): Promise<Subject> {
  const encoder = await createEncoder(options);
  return { read: (text) => encoder.encode(text, []), close: () => encoder.close() };
}

async function openSubject(options: SubjectOptions, extraction: string | undefined): Promise<Subject> {
  if (extraction === undefined) return openEncoderAlone(options);
  const module: { readonly openExtraction: OpenExtraction } = await import(pathToFileURL(extraction).href);
  return module.openExtraction(options);
}

/** Reads every text of a folder once and measures it. */
async function measure(subject: Subject, folder: string): Promise<Measurement> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const started = performance.now();
  for (const text of texts) await subject.read(text);
  const seconds = (performance.now() - started) / 1000;
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return {
    articles: texts.length,
    words,
    seconds,
    wordsPerSecond: Math.round(words / seconds),
    maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

// Run as a process of its own: node --import tsx subject.ts READER TEXTS native|wasm [EXTRACTION MODULE]
const [folder, texts, runtime, extraction] = process.argv.slice(2);
if (folder === undefined || texts === undefined || (runtime !== 'native' && runtime !== 'wasm')) {
  throw new Error('usage: subject.ts READER TEXTS native|wasm [EXTRACTION]');
}
const subject = await openSubject({ folder, runtime, threads: 1 }, extraction);
console.log(JSON.stringify(await measure(subject, texts)));
await subject.close();
