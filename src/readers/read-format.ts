import { extname } from 'node:path';
import { gzipStart } from './gzip-start.ts';

/** How inputs are to be read; `auto` decides by a file's name, else by how it begins. */
export type ReadFormat = 'auto' | 'text' | 'html' | 'jsonl' | 'feed' | 'warc';
export type FileFormat = Exclude<ReadFormat, 'auto'>;

const endings: Readonly<Record<FileFormat, readonly string[]>> = {
  text: ['.txt', '.text', '.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml'],
  jsonl: ['.jsonl', '.ndjson'],
  // A folder of feeds would send the reader out to the web unasked: they are named themselves.
  feed: [],
  warc: ['.warc', '.warc.gz'],
};
const formats: readonly FileFormat[] = ['text', 'html', 'jsonl', 'warc'];
const documents = ['.pdf', '.doc', '.docx', '.odt', '.rtf', '.epub'];

/** The format that a file's name promises. */
export function formatOfName(path: string): FileFormat | undefined {
  const name = path.toLowerCase();
  return formats.find((format) => endings[format].some((ending) => name.endsWith(ending)));
}

/** True for office documents: they hold articles, but have to be converted first. */
export function isDocumentName(path: string): boolean {
  return documents.includes(extname(path).toLowerCase());
}

/** The format of a file by how it begins, packed with gzip or not, for names that promise none and for pages saved as text. */
export function formatOfHead(head: Uint8Array): FileFormat {
  if (!isGzip(head)) return formatOfStart(head);
  const format = formatOfStart(gzipStart(head));
  // Other packed files are refused as archives, in words that say so.
  return format === 'warc' || format === 'feed' ? format : 'text';
}

/** True for what begins as gzip does. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

const feed = /^<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>/]/i;
/** What may stand before the first element: declarations, instructions and comments. */
const prolog = /^\s*(?:<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype (?!html)[^>]*>)\s*/i;
const jsonFeed = /^\{[\s\S]{0,900}?"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/;

function formatOfStart(head: Uint8Array): FileFormat {
  const start = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^[\xef\xbb\xbf\xfe\xff\s\0]+/, '');
  const plain = withoutProlog(start.replaceAll('\0', ''));
  if (/^WARC\/\d\.\d\r?\n/.test(plain)) return 'warc';
  if (feed.test(plain) || jsonFeed.test(plain)) return 'feed';
  if (/^(?:<!doctype html|<html)/i.test(plain)) return 'html';
  return /^(?:\{\s*"|\[\s*\{|\{\s*$)/.test(plain) ? 'jsonl' : 'text';
}

function withoutProlog(text: string): string {
  let rest = text;
  for (let part = prolog.exec(rest); part !== null; part = prolog.exec(rest))
    rest = rest.slice(part[0].length);
  return rest;
}
