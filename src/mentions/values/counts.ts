import type { NumberRecord, Span } from '../../model/index.ts';
import { overlaps } from '../../model/index.ts';
import { monthPattern } from '../../util/calendar.ts';
import { alternatives } from './alternatives.ts';
import { numberFromDigits } from './digits.ts';
import { createNumberWords } from './number-words.ts';
import type { CountMention } from './values.ts';

/**
 * Finds numbers that may count things: digits and words, without measures, ranks, shares, years and anything inside `taken`.
 * "a", "an" stand for one before a noun in `countable`, as in "a frigate". Both ends of a range are counts; groups are
 * not multiplied out: "two squadrons" counts two.
 */
export function createCountFinder(
  numbers: readonly NumberRecord[],
  countable: ReadonlySet<string>,
): (text: string, taken: readonly Span[]) => readonly CountMention[] {
  const words = createNumberWords(numbers);
  const countsNothing = createMeasureTest(numbers);
  const figures = `\\d+(?:\\.\\d+)?\\s(?<m>${words.magnitudes})\\b|(?:\\d{1,3}(?:,\\d{2,3})*,\\d{3}|\\d{1,6})(?![\\p{L}\\p{N}]|[.,]\\d|[-–/:]\\d)`;
  const number = new RegExp(
    `(?<![\\p{L}\\p{N}.,$€£₹/:-]|\\p{N}–)(?:(?<n>${figures})|(?<w>${words.pattern}|both)\\b)`,
    'giu',
  );

  function numberOf(match: RegExpMatchArray): number | undefined {
    const { n, w, m } = match.groups ?? {};
    if (w !== undefined) return w.toLowerCase() === 'both' ? 2 : words.valueOf(w);
    if (m === undefined) return numberFromDigits(n ?? '');
    return Math.round(numberFromDigits((n ?? '').slice(0, -m.length).trim()) * words.factorOf(m) * 100) / 100;
  }

  return (text, taken) => {
    const found: CountMention[] = [];
    const add = (start: number, end: number, count: number | undefined): void => {
      if (count === undefined || !Number.isInteger(count) || count <= 0) return;
      if (taken.some((other) => overlaps(other, { start, end }))) return;
      found.push({ start, end, value: { kind: 'count', count } });
    };
    for (const match of text.matchAll(number)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const count = numberOf(match);
      const isUpperEnd = match.groups?.['m'] !== undefined && endsRange(text, start, taken);
      if (count === undefined || isYear(match[0], count) || isUpperEnd || countsNothing(text, start, end))
        continue;
      add(start, end, count);
    }
    for (const match of text.matchAll(range)) {
      const { low = '', gap = '', high = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      const [lower, upper] = [numberFromDigits(low), numberFromDigits(high)];
      if (lower >= upper || isYear(high, upper) || countsNothing(text, match.index, end)) continue;
      add(match.index, match.index + low.length, lower);
      add(match.index + low.length + gap.length, end, upper);
    }
    for (const match of text.matchAll(/(?<![\p{L}\p{N}])an?(?=\s(\p{Ll}+))/giu)) {
      if (countable.has(match[1] ?? '')) add(match.index, match.index + match[0].length, 1);
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

/** Two figures with nothing but a dash between them, before a word: "24-36 jets"; of a score or a vote the second is the smaller. */
const range =
  /(?<![\p{L}\p{N}.,$€£₹/:–-]|\p{Lu}\p{L}*\s)(?<low>\d{1,3}(?:,\d{3})*)(?<gap>[-–])(?<high>\d{1,3}(?:,\d{3})*)(?![\p{L}\p{N}–/:-]|[.,]\d)(?=\s\p{Ll})/gu;

/** The upper end of a sum whose lower end is taken: "$50 to 60 million". */
function endsRange(text: string, start: number, taken: readonly Span[]): boolean {
  const joint = /(?:\s?[-–—]\s?|\s(?:to|or|and)\s)$/.exec(text.slice(Math.max(0, start - 6), start))?.[0];
  return joint !== undefined && taken.some(({ end }) => end === start - joint.length);
}

/** Tells numbers that measure, rank, share or label by the words around them. */
function createMeasureTest(
  numbers: readonly NumberRecord[],
): (text: string, start: number, end: number) => boolean {
  const of = (kind: NumberRecord['is']): string =>
    alternatives(numbers.flatMap((record) => (record.is === kind ? record.words : [])));
  const ordinal = `(?:${of('ordinal')})`;
  const measured = new RegExp(
    `^(?:[\\s-]?(?:${of('measure')})s?(?!\\p{L})|-(?:${of('trait')})s?(?!\\p{L})|-${ordinal}s?(?!\\p{L})|\\s${ordinal}s(?!\\p{L}))`,
    'iu',
  );
  const inUnits = new RegExp(`^[\\s-]?(?:${of('unit')})(?![\\p{L}\\p{N}]|-?\\p{N})`, 'u');
  const beforeMonth = new RegExp(`^(?:st|nd|rd|th)?\\s(?:of\\s)?${monthPattern}(?!\\p{L})`, 'u');
  const label = new RegExp(`(?<![\\p{L}\\p{N}])(?:${of('label')})\\s?$`, 'u');
  const month = new RegExp(`(?<!\\p{L})${monthPattern}\\s$`, 'u');
  return (text, start, end) => {
    const [before, number, after] = [
      text.slice(Math.max(0, start - 20), start),
      text.slice(start, end),
      text.slice(end, end + 30),
    ];
    if (measured.test(after) || inUnits.test(after) || label.test(before)) return true;
    if (/^\d{1,2}$/.test(number) && Number(number) <= 31) {
      if (beforeMonth.test(after) || (month.test(before) && !/^,\d/.test(after))) return true;
    }
    return /^one$/i.test(number) && isPronoun(before, after);
  };
}

/** "No one", "the one", "one another": no number is meant. */
function isPronoun(before: string, after: string): boolean {
  return /\b(?:no|any|every|each|this|that)[\s-]$/i.test(before) || /^(?:\sanother\b|'s\b|-by-)/.test(after);
}

/** Four figures without a separator that news uses for a year. */
function isYear(words: string, count: number): boolean {
  return /^\d{4}$/.test(words) && count >= 1900 && count <= 2100;
}
