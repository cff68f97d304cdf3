import type { Span } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import { numberFromDigits, numberFromWords, numberWordsPattern } from './number-words.ts';
import type { CountMention } from './values.ts';

/** What follows a number that is a measure, an age, a rank, a fraction or a share, and no count of things bought. */
const measures = [
  '(?:st|nd|rd|th)\\b',
  '[\\s-]?(?:%|per\\s?cent|percent|percentage)',
  "[\\s-]?(?:years?|months?|weeks?|days?|hours?|minutes?|o'clock|am\\b|pm\\b|a\\.m|p\\.m)",
  '[\\s-]?(?:km|kilomet|mm\\b|cm\\b|m\\b|met(?:re|er)s?|miles?|nautical|knots?|mach|feet|foot|ft\\b|inch)',
  '[\\s-]?(?:kg|kilo|tonnes?|tons?|pounds?\\b|lbs?\\b|degrees|GHz|kilotons?|litres?|horsepower|hp\\b)',
  '-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|quarter)',
  '[\\s-](?:thirds|quarters|fifths|tenths)\\b',
  '\\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b',
].join('|');
const months =
  'Jan\\.?|January|Feb\\.?|February|March|Apr\\.?|April|May|June|July|Aug\\.?|August|Sept?\\.?|September|Oct\\.?|October|Nov\\.?|November|Dec\\.?|December';
/** What precedes a number that is a label or a rank. */
const labels =
  '\\b(?:No\\.?|number|Article|Section|Chapter|Resolution|Title|Paragraph|page|Flight|Room|Mach)\\s';
const dayOfMonth = `(?<=\\b(?:${months})\\s)(?:3[01]|[12]\\d|0?[1-9])(?![\\d,])`;
const figures =
  '\\d+(?:\\.\\d+)?\\s(?<m>thousand|lakh|million)\\b|(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?![\\p{L}\\p{N}]|[.,]\\d|[-/:]\\d)';
const countPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£₹/:-]|${labels})(?!${dayOfMonth})(?:(?<n>${figures})|(?<w>${numberWordsPattern}|both)\\b)(?!${measures})`,
  'giu',
);

/**
 * Numbers that may count things: digits and words, without measures, ranks, shares, years and anything inside `taken`.
 * "a", "an" stand for one before a noun in `countable`, as in "a frigate".
 */
export function findCounts(
  text: string,
  taken: readonly Span[],
  countable: ReadonlySet<string>,
): readonly CountMention[] {
  const found: CountMention[] = [];
  for (const match of text.matchAll(countPattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const count = numberOf(match);
    if (count === undefined || count <= 0 || isYear(match[0], count)) continue;
    if (!taken.some((other) => overlaps(other, span)))
      found.push({ ...span, value: { kind: 'count', count } });
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])an?(?=\s(\p{Ll}+))/giu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!countable.has(match[1] ?? '') || taken.some((other) => overlaps(other, span))) continue;
    found.push({ ...span, value: { kind: 'count', count: 1 } });
  }
  return found.sort((a, b) => a.start - b.start);
}

function numberOf(match: RegExpMatchArray): number | undefined {
  const { n, w, m } = match.groups ?? {};
  if (w !== undefined) return w.toLowerCase() === 'both' ? 2 : numberFromWords(w);
  if (m === undefined) return numberFromDigits(n ?? '');
  return numberFromDigits((n ?? '').slice(0, -m.length).trim()) * (numberFromWords(m) ?? 1);
}

/** Four figures without a separator that news uses for a year. */
function isYear(words: string, count: number): boolean {
  return /^\d{4}$/.test(words) && count >= 1900 && count <= 2100;
}
