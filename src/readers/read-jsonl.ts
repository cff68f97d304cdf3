import iconv from 'iconv-lite';
import { z } from 'zod';
import { type Article, type InputPlace, type ReadResult, sha256 } from '../model/index.ts';
import { parseDate } from '../util/parse-date.ts';
import { articleAddress } from './article-address.ts';
import { binaryKindOf } from './binary-kind.ts';
import { checkText } from './check-text.ts';
import { decodeText, unicodeEncodingOf } from './decode-text.ts';
import { failure, guarded, type Outcome, type Problem, refusalOf, success } from './outcome.ts';
import { megabytes, type Peeked } from './read-bytes.ts';
import { type Line, splitLines } from './split-lines.ts';

const words = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);
const date = words.transform((value, context) => {
  const day = value === undefined ? undefined : parseDate(value);
  if (value !== undefined && day === undefined) {
    context.addIssue({ code: 'custom', message: `"${value.slice(0, 40)}" is no date such as 2020-02-04` });
  }
  return day;
});
const address = words.transform((value, context) => {
  const url = value === undefined ? undefined : articleAddress(value);
  if (value !== undefined && url === undefined) {
    context.addIssue({ code: 'custom', message: 'not an address that begins with http:// or https://' });
  }
  return url;
});

/** One line of JSONL; other fields are allowed and not read. */
const recordSchema = z.object({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id === undefined || id === null ? undefined : String(id).trim() || undefined)),
  url: address,
  title: words,
  publishedAt: date,
  published: date,
  outlet: words,
  text: z.string(),
});

/**
 * Reads articles from JSON lines, one at a time and in constant memory; each line that gives none is a refusal with its number.
 * An article without `url` and `id` is named by the source and its words, so that other lines may come and go. Throws what the stream throws.
 */
export async function* readJsonl(
  stream: Peeked,
  from: InputPlace,
  maxBytes: number,
): AsyncGenerator<ReadResult> {
  const { source } = from;
  const refuse = (problem: Problem, position?: string, line?: Line): ReadResult => {
    const refusal = refusalOf('jsonl', position === undefined ? from : { ...from, position }, problem);
    const input = from.passing && line && wordsOf(line);
    return { ok: false, refusal: input === undefined ? refusal : { ...refusal, input } };
  };
  const kind = binaryKindOf(stream.head);
  if (kind !== undefined) {
    yield refuse({ code: 'input/binary', reason: `This is ${kind.name}, not JSONL: ${kind.remedy}.` });
    return;
  }
  let records = 0;
  for await (const line of splitLines(asUtf8(stream), maxBytes)) {
    const place: InputPlace = { ...from, position: `line ${line.number}` };
    if (line.number === 1 && beginsDocument(line)) {
      yield refuse(manyLines, place.position);
      return;
    }
    if (isBlank(line)) continue;
    records += 1;
    const read = guarded(() => articleOf(line, source, maxBytes));
    yield read.ok ? { ok: true, article: read.value, place } : refuse(read.problem, place.position, line);
  }
  if (records === 0) {
    yield refuse({ code: 'input/empty', reason: 'There is no record in it: check how it was written.' });
  }
}

/** A line as it came; undefined for one that is too long to be held, or is no UTF-8 and would come back as another. */
function wordsOf({ bytes }: Line): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const manyLines: Problem = {
  code: 'input/bad-json',
  reason:
    'This is one JSON document over many lines; JSONL has one object on each line. Convert it first, for example with jq -c ".[]" FILE.',
};

/** JSONL in UTF-16, as some shells of Windows write it, has its line feeds elsewhere: it becomes UTF-8 on the way. */
async function* asUtf8(stream: Peeked): AsyncGenerator<Uint8Array> {
  const encoding = unicodeEncodingOf(stream.head);
  if (encoding === undefined || encoding === 'utf-8') {
    yield* stream.chunks;
    return;
  }
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of stream.chunks) yield Buffer.from(decoder.write(Buffer.from(chunk)));
  yield Buffer.from(decoder.end() ?? '');
}

/** True for a first line that opens an array, or an object that goes on below. */
function beginsDocument(line: Line): boolean {
  const start = Buffer.from(line.bytes?.subarray(0, 16) ?? '')
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trim();
  return start.startsWith('[') || start === '{';
}

function isBlank(line: Line): boolean {
  return line.bytes?.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) ?? false;
}

function articleOf(line: Line, source: string, maxBytes: number): Outcome<Article> {
  if (line.bytes === undefined) {
    return failure(
      'input/too-large',
      `The line has ${megabytes(line.length)}, more than the ${megabytes(maxBytes)} that an article may have: it was skipped. Split it.`,
    );
  }
  const decoded = decodeText(line.bytes);
  if (!decoded.ok) return decoded;
  const json = parseJson(decoded.value, line);
  if (!json.ok) return json;
  const record = recordSchema.safeParse(json.value);
  if (!record.success) return failure('input/bad-record', badRecord(record.error));
  const { id, url, title, outlet, publishedAt, published = publishedAt } = record.data;
  // Half of a surrogate pair is no character: it has no UTF-8 bytes and could not be stored.
  const text = record.data.text.replace(/\p{Cs}/gu, '\uFFFD');
  if (text.includes('\0')) {
    return failure(
      'input/binary',
      'The text holds NUL characters: it is binary data. Convert it to text first.',
    );
  }
  const checked = checkText(text);
  if (!checked.ok) return checked;
  return success({
    id: url ?? id ?? `${source}#${sha256(text).slice(0, 16)}`,
    text,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
  });
}

function parseJson(text: string, line: Line): Outcome<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure(
      'input/bad-json',
      line.ended
        ? `The line is not JSON (${why}): write one object on each line.`
        : `The last line ends in the middle of a record (${why}): the file seems to be cut off. Write it again.`,
    );
  }
}

function badRecord(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return `The record is not an article (${faults.join('; ')}): it needs "text" and may have "id", "url", "title", "publishedAt" and "outlet".`;
}
