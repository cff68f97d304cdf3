import { AsyncIterReader, WARCParser } from 'warcio';
import { encodingsOf, unpackBounded } from '../../util/unpack-bounded.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { megabytes } from '../read-bytes.ts';
import { formatOfHead } from '../read-format.ts';
import type { Page } from '../read-page.ts';

/**
 * The page that a `response` record holds, with the packing of its transfer undone; undefined for an answer that is none: another
 * status, another type. Problems: `input/bad-archive`, `input/too-large`.
 */
export async function pageOfRecord(record: Buffer, mostBytes: number): Promise<Outcome<Page> | undefined> {
  try {
    const parsed = await WARCParser.parse([record]);
    const url = parsed?.warcTargetURI;
    const http = parsed?.httpHeaders;
    if (!parsed || !url || !http) return failure('input/bad-archive', noAnswer);
    if (http.statusCode !== 200 || !/^https?:/i.test(url)) return undefined;
    const { mediaType, charset } = typeOf(http.headers.get('content-type'));
    if (mediaType !== undefined && mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml')
      return undefined;
    const isChunked = /\bchunked\b/i.test(http.headers.get('transfer-encoding') ?? '');
    const body = await new AsyncIterReader(parsed.reader, null, isChunked).readFully();
    const unpacked = unpackBody(body, http.headers.get('content-encoding'), mostBytes);
    if (unpacked === undefined)
      return failure(
        'input/too-large',
        `The page has more than ${megabytes(mostBytes)} when unpacked: it was passed over.`,
      );
    if (mediaType === undefined && formatOfHead(unpacked.subarray(0, 4096)) !== 'html') return undefined;
    return success({ bytes: unpacked, url, mediaType, charset });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure('input/bad-archive', `The record could not be taken apart (${why}) and was passed over.`);
  }
}

const noAnswer = 'The record is called a response and holds no answer by HTTP: it was passed over.';

function typeOf(field: string | null | undefined): {
  readonly mediaType?: string;
  readonly charset?: string;
} {
  const [type = '', ...parameters] = (field ?? '').split(';');
  const charset = /charset\s*=\s*["']?([^"'\s;]+)/i.exec(parameters.join(';'))?.[1];
  const mediaType = type.trim().toLowerCase();
  return { ...(mediaType !== '' && { mediaType }), ...(charset !== undefined && { charset }) };
}

/** Undefined where there is too much. Archives often keep the field of a packing that they have undone. */
function unpackBody(
  body: Uint8Array,
  field: string | null | undefined,
  mostBytes: number,
): Uint8Array | undefined {
  const unpacked = unpackBounded(body, encodingsOf(field), mostBytes);
  if (unpacked.type === 'too-large') return undefined;
  return unpacked.type === 'bytes' ? unpacked.bytes : body;
}
