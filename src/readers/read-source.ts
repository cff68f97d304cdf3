import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { type Article, DemarcheError, type InputPlace, type ReadResult, sha256 } from '../model/index.ts';
import type { FetchAhead } from './fetch-ahead.ts';
import type { Source } from './find-sources.ts';
import { crash, guarded, type Outcome, refusalOf } from './outcome.ts';
import { type Peeked, peek, readBounded } from './read-bytes.ts';
import { type FileFormat, formatOfHead, formatOfName } from './read-format.ts';
import { readHtml } from './read-html.ts';
import { readJsonl } from './read-jsonl.ts';
import { defaultMaxBytes, type ReadOptions } from './read-options.ts';
import { readText } from './read-text.ts';
import { unreadable } from './unreadable.ts';

/** Enough to know every binary format and the beginning of a page. */
const headBytes = 4096;
/** Archives are read in large pieces, as most of their records end in the piece in which they begin. */
const archiveChunk = 1024 * 1024;

/** Reads the articles of one file, or of standard input, as `readInputs` promises. */
export async function* readSource(
  source: Extract<Source, { kind: 'file' | 'stdin' }>,
  options: ReadOptions,
  ahead: FetchAhead,
): AsyncGenerator<ReadResult> {
  const { format, stdin, maxBytes = defaultMaxBytes } = options;
  const name = source.kind === 'file' ? source.path : 'stdin';
  try {
    const stream = await peek(
      source.kind === 'file' ? createReadStream(source.path) : demanded(stdin),
      headBytes,
    );
    const found = source.kind === 'file' ? formatOfFile(source.path, stream.head) : 'jsonl';
    const reader = format === 'auto' ? found : format;
    if (reader === 'jsonl') yield* readJsonl(stream, placeOf(source, name), maxBytes);
    else if (reader === 'warc') yield* readArchive(stream, source, options);
    else if (reader === 'feed') yield* readFeedFile(stream, name, options, ahead);
    else yield await readWhole(reader, stream, name, maxBytes);
  } catch (error) {
    if (error instanceof DemarcheError && error.code !== 'defect') throw error;
    // Errors of the system carry a code; any other is a defect of ours.
    const isOfSystem = error instanceof Error && 'code' in error && !(error instanceof DemarcheError);
    const problem = isOfSystem ? unreadable(error) : crash(error);
    yield { ok: false, refusal: refusalOf('files', placeOf(source, name), problem) };
  }
}

function placeOf({ kind }: Source, source: string): InputPlace {
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

async function* readFeedFile(
  stream: Peeked,
  source: string,
  options: ReadOptions,
  ahead: FetchAhead,
): AsyncGenerator<ReadResult> {
  const { readFeed } = await import('./read-feed.ts');
  const bytes = await readBounded(stream.chunks, options.maxBytes ?? defaultMaxBytes);
  if (bytes.ok) yield* readFeed({ bytes: bytes.value, source }, options, ahead);
  else yield { ok: false, refusal: refusalOf('feed', { source }, bytes.problem) };
}

/** Goes on where an earlier run came to, where the file is the same. */
async function* readArchive(
  stream: Peeked,
  source: Extract<Source, { kind: 'file' | 'stdin' }>,
  { memory, maxBytes = defaultMaxBytes }: ReadOptions,
): AsyncGenerator<ReadResult> {
  const { readWarc } = await import('./warc/read-warc.ts');
  if (source.kind === 'stdin') {
    yield* readWarc(stream.chunks, { source: 'stdin', maxBytes });
    return;
  }
  const head = sha256(Buffer.from(stream.head.subarray(0, headBytes)).toString('latin1'));
  const path = await realpath(source.path);
  const offset = memory?.archiveOffset(path, head) ?? 0;
  await stream.close();
  const chunks = createReadStream(source.path, { start: offset, highWaterMark: archiveChunk });
  yield* readWarc(chunks, {
    source: source.path,
    maxBytes,
    offset,
    markAt: (reached) => ({ type: 'archive', path, head, offset: reached }),
  });
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
