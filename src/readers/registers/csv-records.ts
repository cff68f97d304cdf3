import { createReadStream } from 'node:fs';
import { splitLines } from '../split-lines.ts';
import type { FileFacts } from './file-facts.ts';

/** A record of a CSV file: its words without the line's end, and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly words: string;
  /** Its cells; missing where a quotation mark is not closed or a line is too long. */
  readonly cells?: readonly string[];
}

const mostBytes = 1024 * 1024;
/** A cell with more lines than this is a quotation mark that somebody forgot to close. */
const mostLines = 50;

/**
 * The records of a CSV file, streamed: cells in quotation marks may hold delimiters and line breaks. A mark that is not closed
 * costs its own line alone. Blank lines are left out. Throws what the file system throws.
 */
export async function* csvRecords(
  path: string,
  encoding: FileFacts['encoding'],
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  const { parse } = await import('csv-parse/sync');
  const recordOf = (line: number, words: string): CsvRecord => {
    // Rows of one file differ in length, and quotation marks stand inside words too.
    const options = { delimiter, relax_quotes: true, relax_column_count: true };
    const [cells] = parse(words, options) as string[][];
    return { line, words, ...(cells && { cells }) };
  };
  const decoder = new TextDecoder(encoding);
  let open: { readonly line: number; readonly words: string }[] = [];
  const single = function* (lines: typeof open): Generator<CsvRecord> {
    for (const { line, words } of lines) {
      if (words.trim() !== '') yield isClosed(words, delimiter) ? recordOf(line, words) : { line, words };
    }
  };
  for await (const { number, bytes } of splitLines(createReadStream(path), mostBytes)) {
    const words = bytes && decoder.decode(bytes).replace(/\r$/, '');
    if (words === undefined) {
      yield* single(open);
      open = [];
      yield { line: number, words: '' };
      continue;
    }
    open.push({ line: number, words });
    const whole = open.map((each) => each.words).join('\n');
    if (isClosed(whole, delimiter)) {
      if (whole.trim() !== '') yield recordOf(open[0]?.line ?? number, whole);
      open = [];
    } else if (open.length === mostLines) {
      const [first, ...others] = open;
      if (first !== undefined) yield first;
      yield* single(others);
      open = [];
    }
  }
  yield* single(open);
}

/** Whether every cell that begins with a quotation mark also ends with one. */
function isClosed(words: string, delimiter: string): boolean {
  let isQuoted = false;
  let isStart = true;
  for (let at = 0; at < words.length; at++) {
    const letter = words[at];
    if (isQuoted) {
      if (letter === '"' && words[at + 1] === '"') at += 1;
      else if (letter === '"') isQuoted = false;
    } else if (letter === '"' && isStart) isQuoted = true;
    isStart = !isQuoted && (letter === delimiter || letter === '\n');
  }
  return !isQuoted;
}
