import { monthPattern } from '../util/calendar.ts';
import { parseDate } from '../util/parse-date.ts';

/** A time that a question names, and how: since a day, at a time, until a day, or from one to another. */
export interface AskedTime {
  readonly start: number;
  readonly end: number;
  readonly how: 'since' | 'at' | 'until' | 'range';
  readonly from: string;
  readonly to: string;
}

const month = monthPattern;
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const date = String.raw`(?:\d{4}-\d{2}(?:-\d{2})?|${day}\s+(?:of\s+)?(?:${month})\s+\d{4}|(?:${month})\s+${day},?\s+\d{4}|(?:${month}),?\s+\d{4}|(?:19|20)\d{2})(?![\d-])`;
const range = new RegExp(
  `\\b(?:between|from)?\\s*(${date})\\s*(?:and|to|until|till|\\.\\.|–|-)\\s*(${date})`,
  'giu',
);
const single = new RegExp(
  `(?:\\b(since|after|from|starting|until|till|before|by|in|on|at|as of|during|around)\\s+)?(?:the\\s+)?\\b(${date})`,
  'giu',
);
const ways: Readonly<Record<string, AskedTime['how']>> = {
  since: 'since',
  after: 'since',
  from: 'since',
  starting: 'since',
  until: 'until',
  till: 'until',
  before: 'until',
  by: 'until',
};

/** The dates of a question in their order, each with the word that says how it is meant. */
export function findDates(question: string): readonly AskedTime[] {
  const ranges = [...question.matchAll(range)].flatMap((match) => timeOf(match, 'range', match[1], match[2]));
  const inRange = (at: number) => ranges.some(({ start, end }) => start <= at && at < end);
  const singles = [...question.matchAll(single)]
    .filter(({ index }) => !inRange(index))
    .flatMap((match) => timeOf(match, ways[(match[1] ?? '').toLowerCase()] ?? 'at', match[2], match[2]));
  return [...ranges, ...singles].sort((a, b) => a.start - b.start);
}

function timeOf(
  match: RegExpExecArray,
  how: AskedTime['how'],
  first: string | undefined,
  last: string | undefined,
): readonly AskedTime[] {
  const [from, to] = [first, last].map((words) => dateOf(words ?? ''));
  if (from === undefined || to === undefined) return [];
  return [{ start: match.index, end: match.index + match[0].length, how, from, to }];
}

function dateOf(words: string): string | undefined {
  return /^\d{4}$/.test(words) ? words : parseDate(words);
}
