import { gzipSync } from 'node:zlib';

export interface RecordParts {
  readonly type?: string;
  readonly url?: string;
  readonly status?: string;
  readonly fields?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A record of a WARC archive as Common Crawl writes them: by default an answer of HTTP with a page. */
export function warcRecord({
  type = 'response',
  url = 'https://news.example/',
  status = '200 OK',
  fields = ['Content-Type: text/html; charset=utf-8'],
  body = '',
}: RecordParts): Buffer {
  const http =
    type === 'response' ? `HTTP/1.1 ${status}\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n` : '';
  const block = Buffer.concat([Buffer.from(http), Buffer.from(body)]);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    'WARC-Date: 2020-02-04T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    ...(type === 'warcinfo' ? [] : [`WARC-Target-URI: ${url}`]),
    `Content-Type: ${type === 'response' ? 'application/http; msgtype=response' : 'application/warc-fields'}`,
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** Records packed one by one, as Common Crawl has them. */
export function packed(records: readonly Uint8Array[]): readonly Buffer[] {
  return records.map((record) => gzipSync(record));
}
