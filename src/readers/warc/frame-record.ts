/** Where a record stands in bytes that begin with it. */
export interface Frame {
  /** `response`, `request`, `warcinfo` …, in lower case. */
  readonly type: string;
  /** Bytes of its own fields, the empty line included. */
  readonly header: number;
  /** Bytes of its block. */
  readonly block: number;
}

/** The fields of a record, at their most; those of crawlers have less than one kilobyte. */
export const mostFields = 64 * 1024;
const begin = /^WARC\/1\.\d\r?\n/;

/** The frame of the record (ISO 28500) at the beginning of bytes; `more` where its fields do not end in them, undefined where none begins. */
export function frameRecord(bytes: Buffer): Frame | 'more' | undefined {
  const start = bytes.subarray(0, 16).toString('latin1');
  if (!begin.test(start))
    return bytes.length < 10 && 'WARC/1.'.startsWith(start.slice(0, 7)) ? 'more' : undefined;
  const head = bytes.subarray(0, mostFields);
  const [crlf, lf] = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')];
  const end = crlf === -1 ? lf : lf === -1 ? crlf : Math.min(crlf, lf);
  if (end === -1) return bytes.length < mostFields ? 'more' : undefined;
  const fields = head.subarray(0, end).toString('latin1');
  const length = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(fields)?.[1];
  if (length === undefined) return undefined;
  return {
    type: (/^warc-type[ \t]*:[ \t]*([\w-]+)/im.exec(fields)?.[1] ?? '').toLowerCase(),
    header: end + (end === crlf ? 4 : 2),
    block: Number(length),
  };
}

/** How many line ends stand at the beginning of bytes: they part records. */
export function lineEnds(bytes: Buffer): number {
  let count = 0;
  while (bytes[count] === 0x0d || bytes[count] === 0x0a) count += 1;
  return count;
}
