import type { Span } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import { numberFromDigits, numberFromWords, numberWordsPattern } from './number-words.ts';
import type { CountMention } from './values.ts';

/** Words after a number that make it a measure, an age, a rank or a share, and not a count of things bought. */
const measures =
  "(?:st|nd|rd|th)\\b|[\\s-]?(?:%|per\\s?cent|percent|percentage|years?|months?|weeks?|days?|hours?|minutes?|km|kilomet|mm\\b|cm\\b|m\\b|met(?:re|er)s?|miles?|nautical|knots?|kg|kilo|tonnes?|tons?|mach|degrees|GHz|kilotons?|feet|foot|ft\\b|inch|o'clock|am\\b|pm\\b|a\\.m|p\\.m)";
const countPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£₹-])(?:(?<n>\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?![\\p{L}\\p{N}]|[.,]\\d|[-/]\\d)|(?<w>${numberWordsPattern}|both)\\b)(?!${measures})`,
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
    const words = match.groups?.['w']?.toLowerCase();
    const count =
      words === undefined
        ? numberFromDigits(match.groups?.['n'] ?? '')
        : words === 'both'
          ? 2
          : numberFromWords(words);
    if (
      count === undefined ||
      count <= 0 ||
      (words === undefined && count >= 1900 && count <= 2100 && !match[0].includes(','))
    )
      continue;
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
