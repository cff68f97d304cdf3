import { createReadStream } from 'node:fs';
import { type Article, DemarcheError, type InputPlace, type ReadResult } from '../model/index.ts';
import type { Source } from './find-sources.ts';
import { crash, guarded, type Outcome, refusalOf } from './outcome.ts';
import { type Peeked, peek, readBounded } from './read-bytes.ts';
import { type FileFormat, formatOfHead, formatOfName, type ReadFormat } from './read-format.ts';
import { readHtml } from './read-html.ts';
import { readJsonl } from './read-jsonl.ts';
import { readText } from './read-text.ts';
import { unreadable } from './unreadable.ts';

export interface ReadOptions {
  /** `auto` decides file by file; standard input is then JSONL. */
  readonly format: ReadFormat;
  /** What `-` reads; without it `-` is wrong use. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** The most bytes that one text, page or line of JSONL may have; 20 MiB unless given. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 20 * 1024 * 1024;
/** Enough to know every binary format and the beginning of a page. */
const headBytes = 4096;

/** Reads the articles of one file, or of standard input, as `readInputs` promises. */
export async function* readSource(
  source: Exclude<Source, { kind: 'refusal' }>,
  { format, stdin, maxBytes = defaultMaxBytes }: ReadOptions,
): AsyncGenerator<ReadResult> {
  const name = source.kind === 'file' ? source.path : 'stdin';
  try {
    const stream = await peek(
      source.kind === 'file' ? createReadStream(source.path) : demanded(stdin),
      headBytes,
    );
    const found = source.kind === 'file' ? formatOfFile(source.path, stream.head) : 'jsonl';
    const reader = format === 'auto' ? found : format;
    if (reader === 'jsonl') yield* readJsonl(stream, placeOf(source, name), maxBytes);
    else yield await readWhole(reader, stream, name, maxBytes);
  } catch (error) {
    if (error instanceof DemarcheError && error.code !== 'defect') throw error;
    // Errors of the system carry a code; any other is a defect of ours.
    const isOfSystem = error instanceof Error && 'code' in error && !(error instanceof DemarcheError);
    const problem = isOfSystem ? unreadable(error) : crash(error);
    yield { ok: false, refusal: refusalOf('files', placeOf(source, name), problem) };
  }
}

function placeOf({ kind }: Exclude<Source, { kind: 'refusal' }>, source: string): InputPlace {
  return kind === 'stdin' ? { source, passing: true } : { source };
}

async function readWhole(
  reader: 'text' | 'html',
  stream: Peeked,
  source: string,
  maxBytes: number,
): Promise<ReadResult> {
  const bytes = await readBounded(stream.chunks, maxBytes);
  const read: Outcome<Article> = bytes.ok
    ? guarded(() => (reader === 'html' ? readHtml : readText)(bytes.value, source))
    : bytes;
  return read.ok
    ? { ok: true, article: read.value, place: { source } }
    : { ok: false, refusal: refusalOf(reader, { source }, read.problem) };
}

/** By name; a page that was saved as text is a page all the same. */
function formatOfFile(path: string, head: Uint8Array): FileFormat {
  const named = formatOfName(path);
  const begins = formatOfHead(head);
  return named === undefined || (named === 'text' && begins === 'html') ? begins : named;
}

function demanded(stdin: ReadOptions['stdin']): AsyncIterable<Uint8Array> {
  if (stdin !== undefined) return stdin;
  throw new DemarcheError(
    'settings/invalid',
    '"-" stands for standard input, which is not available here: name a file.',
  );
}
