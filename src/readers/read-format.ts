import { extname } from 'node:path';

/** How inputs are to be read; `auto` decides by a file's name, else by how it begins. */
export type ReadFormat = 'auto' | 'text' | 'html' | 'jsonl';
export type FileFormat = Exclude<ReadFormat, 'auto'>;

const endings: Readonly<Record<FileFormat, readonly string[]>> = {
  text: ['.txt', '.text', '.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml'],
  jsonl: ['.jsonl', '.ndjson'],
};
const formats: readonly FileFormat[] = ['text', 'html', 'jsonl'];
const documents = ['.pdf', '.doc', '.docx', '.odt', '.rtf', '.epub'];

/** The format that a file's name promises. */
export function formatOfName(path: string): FileFormat | undefined {
  const ending = extname(path).toLowerCase();
  return formats.find((format) => endings[format].includes(ending));
}

/** True for office documents: they hold articles, but have to be converted first. */
export function isDocumentName(path: string): boolean {
  return documents.includes(extname(path).toLowerCase());
}

/** The format of a file by how it begins, for names that promise none and for pages saved as text. */
export function formatOfHead(head: Uint8Array): FileFormat {
  const start = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^[\xef\xbb\xbf\xfe\xff\s\0]+/, '');
  const plain = start.replaceAll('\0', '');
  if (/^(?:<!doctype html|<html)/i.test(afterComments(plain.replace(/^<\?xml[^>]*>\s*/i, '')))) return 'html';
  return /^(?:\{\s*"|\[\s*\{|\{\s*$)/.test(plain) ? 'jsonl' : 'text';
}

/** What follows the comments that open a page. One pattern for any number of them would take time without bound. */
function afterComments(page: string): string {
  let rest = page;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end === -1) return '';
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}
