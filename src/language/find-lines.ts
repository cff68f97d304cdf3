import type { Span } from '../model/index.ts';

/** A line with words on it, white space at its ends left out. */
export interface TextLine extends Span {
  /** White space in front, in characters. */
  readonly indent: number;
  /** True when a blank line, or the beginning of the text, stands before it. */
  readonly opensBlock: boolean;
}

/** The lines of a text that hold more than white space. Line feeds, carriage returns, form feeds and Unicode's separators end a line. */
export function findLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let blank = true;
  for (const { 0: line, index } of text.matchAll(
    /[^\n\r\f\v\u2028\u2029\u0085]*(?:\r\n|[\n\r\f\v\u2028\u2029\u0085]|$)/g,
  )) {
    const words = line.trim();
    if (words === '') {
      blank ||= line !== '';
      continue;
    }
    const indent = line.length - line.trimStart().length;
    const start = index + indent;
    lines.push({ start, end: start + words.length, indent, opensBlock: blank });
    blank = false;
  }
  return lines;
}
