import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { DemarcheError } from '../model/index.ts';
import { type JudgeKinds, judgeKindsSchema } from './judge.ts';
import { type ReaderLabels, readerLabelsSchema } from './reader-labels.ts';

/** What a reader's folder holds, read and checked. */
export interface ReaderFiles {
  readonly encoder: Uint8Array;
  readonly pairs: Uint8Array;
  /** Missing where it was not asked for. */
  readonly judge?: { readonly graph: Uint8Array; readonly kinds: JudgeKinds };
  readonly labels: ReaderLabels;
  /** The WordPiece vocabulary, in the order of the ids. */
  readonly words: readonly string[];
  /** `reader:` and 16 hex digits of the SHA-256 over the files' sizes and bytes: another training has another. */
  readonly model: string;
}

const scoringFiles = ['encoder.onnx', 'pairs.onnx', 'labels.json', 'vocab.txt'] as const;
const judgingFiles = ['judge.onnx', 'judge.json'] as const;
type FileName = (typeof scoringFiles | typeof judgingFiles)[number];

/**
 * Reads the files of a reader, those of its judge only where it is wanted. Throws `reader/missing` where one is not there or not readable,
 * `reader/failed` where a description is not as it should be.
 */
export async function loadReaderFiles(folder: string, judging = true): Promise<ReaderFiles> {
  const fileNames = judging ? [...scoringFiles, ...judgingFiles] : scoringFiles;
  const bytes = new Map<FileName, Buffer>();
  for (const name of fileNames) bytes.set(name, await readOne(folder, name));
  const file = (name: FileName): Buffer => bytes.get(name) ?? Buffer.alloc(0);
  const hash = createHash('sha256');
  for (const name of fileNames) hash.update(`${file(name).length}\n`).update(file(name));
  const described = <T>(name: FileName, schema: z.ZodType<T>): T =>
    parseDescription(join(folder, name), file(name).toString('utf8'), schema);
  return {
    encoder: file('encoder.onnx'),
    pairs: file('pairs.onnx'),
    ...(judging && {
      judge: { graph: file('judge.onnx'), kinds: described('judge.json', judgeKindsSchema) },
    }),
    labels: described('labels.json', readerLabelsSchema),
    // Line feeds only: other separators may be words themselves.
    words: file('vocab.txt').toString('utf8').replace(/\n$/, '').split('\n'),
    model: `reader:${hash.digest('hex').slice(0, 16)}`,
  };
}

async function readOne(folder: string, name: FileName): Promise<Buffer> {
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new DemarcheError(
      'reader/missing',
      `The reader's file ${path} cannot be read. It comes with the package in seeds/reader: install the package again, or name a folder that holds ${[...scoringFiles, ...judgingFiles].join(', ')}.`,
      { cause },
    );
  }
}

function parseDescription<T>(path: string, text: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new DemarcheError('reader/failed', `${path} is not JSON. Install the package again.`, { cause });
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DemarcheError(
    'reader/failed',
    `${path} does not describe a reader: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'unknown'}. Install the package again.`,
    { cause: parsed.error },
  );
}
