import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { type ReaderLabels, readerLabelsSchema } from './reader-labels.ts';

/** What a reader's folder holds, read and checked. */
export interface ReaderFiles {
  readonly encoder: Uint8Array;
  readonly pairs: Uint8Array;
  readonly labels: ReaderLabels;
  /** The WordPiece vocabulary, in the order of the ids. */
  readonly words: readonly string[];
  /** `reader:` and 16 hex digits of the SHA-256 over the files' sizes and bytes: another training has another. */
  readonly model: string;
}

const fileNames = ['encoder.onnx', 'pairs.onnx', 'labels.json', 'vocab.txt'] as const;
type FileName = (typeof fileNames)[number];

/**
 * Reads the four files of a reader. Throws `reader/missing` where one is not there or not readable,
 * `reader/failed` where the labels are not as they should be.
 */
export async function loadReaderFiles(folder: string): Promise<ReaderFiles> {
  const [encoder, pairs, labels, words] = await Promise.all([
    readOne(folder, 'encoder.onnx'),
    readOne(folder, 'pairs.onnx'),
    readOne(folder, 'labels.json'),
    readOne(folder, 'vocab.txt'),
  ]);
  const hash = createHash('sha256');
  for (const bytes of [encoder, pairs, labels, words]) hash.update(`${bytes.length}\n`).update(bytes);
  return {
    encoder,
    pairs,
    labels: parseLabels(join(folder, 'labels.json'), labels.toString('utf8')),
    // Line feeds only: other separators may be words themselves.
    words: words.toString('utf8').replace(/\n$/, '').split('\n'),
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
      `The reader's file ${path} cannot be read. It comes with the package in seeds/reader: install the package again, or name a folder that holds ${fileNames.join(', ')}.`,
      { cause },
    );
  }
}

function parseLabels(path: string, text: string): ReaderLabels {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new DemarcheError('reader/failed', `${path} is not JSON. Install the package again.`, { cause });
  }
  const parsed = readerLabelsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DemarcheError(
    'reader/failed',
    `${path} does not describe a reader: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'unknown'}. Install the package again.`,
    { cause: parsed.error },
  );
}
