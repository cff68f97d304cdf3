import type { Span } from '../model/index.ts';
import { findLines, type TextLine } from './find-lines.ts';

/** Lines wrapped by hand or by a mail program are no longer than this; longer ones are paragraphs already. */
const widest = 120;
/** Nobody wraps prose narrower than this. */
const narrowest = 30;
/** Share of line ends in mid-sentence from which a text counts as wrapped. */
const enoughOpen = 0.3;
/** A line counts as full when the next word would have reached this share of the width: not every program fills lines to the end. */
const full = 0.9;

/**
 * Paragraphs of a text: runs between blank lines; within these every line is one, unless the text is wrapped by hand and the line goes on below.
 * Wrapping is known by two signs together: lines break in mid-sentence, and they break where the next word would not have fitted.
 */
export function findParagraphs(text: string): readonly Span[] {
  const lines = findLines(text);
  const width = wrappedWidth(text, lines);
  const paragraphs: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const last = paragraphs.at(-1);
    if (above !== undefined && last !== undefined && goesOn(text, above, line, width)) last.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}

/** The width at which a text is wrapped; undefined when it is not. */
function wrappedWidth(text: string, lines: readonly TextLine[]): number | undefined {
  const pairs = lines
    .map((line, index) => ({ above: lines[index - 1], line }))
    .filter(
      (pair): pair is { above: TextLine; line: TextLine } =>
        pair.above !== undefined && !pair.line.opensBlock,
    )
    .filter(({ above, line }) => length(above) <= widest && length(line) <= widest);
  const width = pairs.reduce((most, { above }) => Math.max(most, length(above)), 0);
  if (width < narrowest) return undefined;
  const open = pairs.filter(
    (pair) => isOpen(text, pair.above, pair.line) && isFull(text, pair.above, pair.line, width),
  );
  return open.length > 0 && open.length >= pairs.length * enoughOpen ? width : undefined;
}

function length(line: TextLine): number {
  return line.end - line.start + line.indent;
}

/** In mid-sentence: no stop above, a small letter below. */
function isOpen(text: string, above: TextLine, line: TextLine): boolean {
  return (
    !/[.!?:]["”’)\]]*$/.test(text.slice(above.start, above.end)) &&
    /^["“‘'(]?\p{Ll}/u.test(text.slice(line.start, line.end))
  );
}

function isFull(text: string, above: TextLine, line: TextLine, width: number): boolean {
  const nextWord = /^\S+/.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  return length(above) + 1 + nextWord > width * full;
}

function goesOn(text: string, above: TextLine, line: TextLine, width: number | undefined): boolean {
  if (width === undefined || line.opensBlock || length(above) > widest) return false;
  if (standsAlone(text, above) || standsAlone(text, line) || isItem(text, line)) return false;
  // A deeper indent opens a paragraph, except below an item, where it carries it on.
  if (line.indent > above.indent && !isItem(text, above)) return false;
  return isFull(text, above, line, width);
}

/** Headings of Markdown, rules, and the line that gives the date. */
function standsAlone(text: string, line: TextLine): boolean {
  return /^(?:#{1,6}\s|[-=*_~]{3,}$|date \d{4}\b)/i.test(text.slice(line.start, line.end));
}

/** An item of a list. */
function isItem(text: string, line: TextLine): boolean {
  return /^(?:[-*+•‣▪–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)/.test(text.slice(line.start, line.end));
}
