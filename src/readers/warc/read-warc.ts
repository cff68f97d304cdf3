import type { InputPlace, ReadResult, SourceMark } from '../../model/index.ts';
import { type Problem, refusalOf } from '../outcome.ts';
import { readPage } from '../read-page.ts';
import { archivePieces } from './archive-pieces.ts';
import { frameRecord, lineEnds } from './frame-record.ts';
import { pageOfRecord } from './page-of-record.ts';

export interface WarcOptions {
  readonly source: string;
  /** The most bytes of one page, unpacked. */
  readonly maxBytes: number;
  /** The byte of the archive at which the stream begins. */
  readonly offset?: number;
  /** The mark that says that all before an offset was read. */
  readonly markAt?: (offset: number) => SourceMark;
}

/** Fields of a record and of its answer, beside the page. */
const roomForFields = 128 * 1024;

/**
 * The articles of a WARC archive, packed record by record or not packed: of each page that was answered with status 200, in constant
 * memory. Records of other kinds and answers that are no page are passed over; what is broken, too large or gives no article is a
 * refusal with its offset. Each result carries the mark of what was read before the next. Throws what the stream throws.
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  { source, maxBytes, offset = 0, markAt }: WarcOptions,
): AsyncGenerator<ReadResult> {
  // Held back by one, so that the last of the archive carries the mark of its end.
  let last: ReadResult | undefined;
  let reached = offset;
  const marked = (result: ReadResult): ReadResult => (markAt ? { ...result, mark: markAt(reached) } : result);
  for await (const piece of archivePieces(chunks, offset, maxBytes + roomForFields)) {
    const results =
      'problem' in piece
        ? [refused({ source, position: `record at byte ${piece.offset}` }, piece.problem)]
        : resultsOf(piece.records, piece.offset, source, maxBytes);
    for await (const result of results) {
      if (last !== undefined) yield marked(last);
      last = result;
    }
    reached = piece.end;
  }
  if (last !== undefined) yield marked(last);
  else if (offset === 0) {
    yield refused(
      { source },
      {
        code: 'input/empty',
        reason: 'There is no page in this archive: check that it is a WARC file with responses of HTTP.',
      },
    );
  }
}

/** What the records in a piece give; most pieces hold one. */
async function* resultsOf(
  bytes: Buffer,
  offset: number,
  source: string,
  maxBytes: number,
): AsyncGenerator<ReadResult> {
  const position = `record at byte ${offset}`;
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const rest = bytes.subarray(start);
    const frame = frameRecord(rest);
    const place: InputPlace = {
      source,
      position: number === 1 ? position : `${position}, number ${number} in it`,
    };
    if (frame === undefined || frame === 'more') {
      yield refused(place, {
        code: 'input/bad-archive',
        reason: 'This is no record of a WARC archive: it was passed over.',
      });
      return;
    }
    const length = frame.header + frame.block;
    if (length > rest.length) {
      yield refused(place, {
        code: 'input/bad-archive',
        reason: 'The record is shorter than it says: it was passed over.',
      });
      return;
    }
    if (frame.type === 'response') {
      const page = await pageOfRecord(rest.subarray(0, length), maxBytes);
      if (page !== undefined) {
        const read = page.ok ? readPage(page.value) : page;
        yield read.ok ? { ok: true, article: read.value, place } : refused(place, read.problem);
      }
    }
    start += length + lineEnds(rest.subarray(length));
  }
}

function refused(place: InputPlace, problem: Problem): ReadResult {
  return { ok: false, refusal: refusalOf('warc', place, problem) };
}
