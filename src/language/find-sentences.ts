import type { Span } from '../model/index.ts';
import {
  beforeFigure,
  daysAndZones,
  mostlyLast,
  neverLast,
  openers,
  perhapsLast,
  reportingVerbs,
} from './abbreviations.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** In characters; longer than nearly every paragraph of a story. */
const windowSize = 4096;

/** How many characters before and after a boundary decide about it. */
const reach = 80;

/** Marks that close; more than so many in a row are no end of a sentence, and would be counted again from each of them. */
const closers = '["”’\'»›)\\]}]{0,8}';
/** The last word before a full stop, dots inside it included, and the quotation marks and brackets behind. */
const lastWord = new RegExp(`(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.&'’-]*)\\.${closers}$`, 'u');
const firstWord = /^["“‘'«‹([]*(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*)/u;
/** Numbers and marks of items, alone in front of what they count. */
const enumerator = /^(?:[("]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]|[-*+•‣▪–—]|#{1,6})$/;
/** An item that a sentence runs into: "… are banned. (ii) Guns …". */
const item = '\\(?(?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)\\s+["“‘]?\\p{Lu}';
const itemStart = new RegExp(`(?<=[.!?;]${closers}\\s{1,8})(?=${item})`, 'gu');
const opensItem = new RegExp(`^${item}`, 'u');
/** A stop without a space behind it, as pages lose them: a small letter before, a word with a capital after. */
const lostSpace = new RegExp(
  `(?<=\\p{Ll}{3}[.!?]${closers})(?<![.][.!?]${closers})(?=["“‘]?\\p{Lu}\\p{Ll})`,
  'gu',
);
/** The ellipsis sign is no stop to Unicode; before a capital it mostly is one. */
const ellipsis = new RegExp(`(?<=…${closers}\\s{1,8})(?=["“‘'(]?\\p{Lu})`, 'gu');

/**
 * Sentences within `[start, end)` of a text, without white space at their ends, in order, and together covering all its other characters.
 * Base: sentence boundaries of Unicode (UAX 29, through Intl.Segmenter), joined again across abbreviations, initials, numbers of items
 * and speech that goes on; cut as well after an ellipsis and where a space was lost.
 */
export function findSentences(text: string, { start, end }: Span): readonly Span[] {
  const paragraph = text.slice(start, end);
  const sentences: { start: number; end: number }[] = [];
  for (const piece of piecesOf(paragraph)) {
    const last = sentences.at(-1);
    if (
      last !== undefined &&
      goesOn(
        paragraph.slice(last.start, last.end),
        paragraph.slice(piece.start, piece.end),
        piece.start > last.end,
      )
    ) {
      last.end = piece.end;
    } else sentences.push({ ...piece });
  }
  return sentences.map((sentence) => ({ start: start + sentence.start, end: start + sentence.end }));
}

/** The pieces before any are joined, without white space at their ends. */
function piecesOf(paragraph: string): readonly Span[] {
  const masked = mask(paragraph);
  const cuts = new Set([0, masked.length, ...unicodeBoundaries(masked)]);
  for (const boundary of [ellipsis, lostSpace, itemStart]) {
    for (const { index } of masked.matchAll(boundary)) cuts.add(index);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.flatMap((cut, index) => trimmed(paragraph, cut, sorted[index + 1] ?? cut));
}

/** Where Unicode lets sentences begin. The segmenter's time grows with the square of the length, so it is given a window at a time. */
function unicodeBoundaries(paragraph: string): readonly number[] {
  const boundaries: number[] = [];
  let from = 0;
  let size = windowSize;
  while (from < paragraph.length) {
    const found = [...segmenter.segment(paragraph.slice(from, from + size))].map(({ index }) => from + index);
    const isLast = from + size >= paragraph.length;
    // The last piece of a window may go on behind it: the next window begins with it, and is larger if there is no other.
    const last = found.at(-1) ?? from;
    boundaries.push(...(isLast ? found : found.slice(0, -1)));
    if (isLast) break;
    size = last === from ? size * 2 : windowSize;
    from = last;
  }
  return boundaries;
}

/** For the boundaries only, letter for letter as long: line ends within a paragraph are spaces, and the mark of a note closes like a bracket. */
function mask(paragraph: string): string {
  return paragraph
    .replace(/[\n\r\f\v\u2028\u2029\u0085]/g, ' ')
    .replace(/(?<=[.!?]["”’)]{0,8})(?:\[[\p{L}\p{N}]{1,3}\])+/gu, (note) => ')'.repeat(note.length));
}

function trimmed(paragraph: string, start: number, end: number): readonly Span[] {
  const piece = paragraph.slice(start, end);
  const words = piece.trim();
  if (words === '') return [];
  const first = start + piece.length - piece.trimStart().length;
  return [{ start: first, end: first + words.length }];
}

/** True when the sentence `after` belongs to the one that `before` seemed to end. */
function goesOn(before: string, after: string, spaced: boolean): boolean {
  if (!/[\p{L}\p{N}]/u.test(after)) return true;
  // A sentence of many abbreviations grows with each: only its end is looked at.
  const ending = before.slice(-reach);
  const beginning = after.slice(0, reach);
  if (before.length < reach && enumerator.test(before)) return true;
  // Dots that lead the eye to a figure in a list end nothing.
  if (/\.{5,}$/.test(ending)) return true;
  if (/[.!?;]["”’')]*$/.test(ending) && opensItem.test(beginning)) return false;
  const next = firstWord.exec(beginning)?.groups?.['word'] ?? '';
  if (/^\p{Ll}/u.test(next) && !/^["“‘]/.test(beginning)) return true;
  if (/[?!]["”’']+$/.test(ending)) return speechGoesOn(beginning);
  const word = lastWord.exec(ending)?.groups?.['word'];
  return word !== undefined && !/\.{2}["”’)]*$/.test(ending) && abbreviationGoesOn(word, next, spaced);
}

/** “Will you buy it?” Ivanov asked. */
function speechGoesOn(after: string): boolean {
  const [first = '', ...rest] = after.split(/\s+/, 5).map((word) => word.replace(/[^\p{L}'’-]/gu, ''));
  if (!/^\p{Lu}/u.test(first)) return false;
  const verb = rest.findIndex((word) => reportingVerbs.has(word));
  return verb !== -1 && rest.slice(0, verb).every((word) => /^\p{Lu}/u.test(word) || word === 'of');
}

function abbreviationGoesOn(word: string, next: string, spaced: boolean): boolean {
  const key = word.toLowerCase();
  const tail = /(?:^|[-/])([^-/]+)$/.exec(key)?.[1] ?? key;
  const isFigure = /^\p{N}/u.test(next);
  if (isFigure && (beforeFigure.has(tail) || beforeFigure.has(key))) return true;
  if (neverLast.has(tail) && (/^\p{Lu}|^\p{N}/u.test(next) || !spaced)) return true;
  const opens = openers.has(next.toLowerCase());
  if (mostlyLast.has(tail))
    return isFigure || daysAndZones.has(next.toLowerCase()) || /^\p{Lu}{2,}$/u.test(next);
  // Initials, single or several: J. Smith, H.W. Bush, U.S. officials.
  const isInitial =
    /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || /^(?:\p{Lu}\p{Ll}?\.-?)+\p{Lu}\p{Ll}?$/u.test(word);
  return (isInitial || perhapsLast.has(tail)) && !opens && !isFigure;
}
