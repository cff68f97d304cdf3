import { type NumberRecord, overlaps, type PartialDate, type Span } from '../../model/index.ts';
import { isoDate, monthNumber, monthPattern, weekdayPattern } from '../../util/calendar.ts';
import { alternatives } from './alternatives.ts';
import {
  type Calendar,
  calendarOf,
  coming,
  daysFrom,
  distant,
  recent,
  seasonFrom,
  weekdayFrom,
} from './calendar.ts';
import { createNumberWords, type NumberWords } from './number-words.ts';
import type { DateMention } from './values.ts';

const month = `(?<month>${monthPattern})`;
const day = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?<year>(?:19|20)\\d\\d)';
/** Further days of a range or a list, of which the first is the date: "October 5-7, 2018". */
const moreDays = '(?:(?:[-–/]|\\s(?:and|to|or)\\s)\\d{1,2}(?:st|nd|rd|th)?)?';
/** What a month without a year stands behind; what is done by a month may be past or to come. */
const before =
  'in|last|since|of|this|until|till|late|early|mid|from|that|during|and|or|to|between|through|after|before|around|as';

type Groups = Readonly<Record<string, string | undefined>>;
type ResolveFrom = (groups: Groups, published: Calendar) => PartialDate | undefined;
interface DateRule {
  readonly pattern: RegExp;
  readonly resolve: (groups: Groups, published: Calendar | undefined) => PartialDate | undefined;
}

/** Dates that are complete in themselves, most exact first. */
const absolute: readonly DateRule[] = [
  rule(
    `${year}[-/](?<m>0[1-9]|1[0-2])[-/](?<day>0[1-9]|[12]\\d|3[01])(?=T\\d|(?![\\p{L}\\p{N}]))`,
    ofFigures,
  ),
  rule(`${day}${moreDays}(?:\\sof)?\\s${month},?\\s(?:${year}|['’](?<short>\\d\\d))`, ofWords),
  rule(`${month}\\s${day}${moreDays},?\\s(?:${year}|['’](?<short>\\d\\d))`, ofWords),
  rule(`${day}-${month}-${year}`, ofWords),
  rule(`(?<day>0?[1-9]|[12]\\d|3[01])[./](?<m>0?[1-9]|1[0-2])[./]${year}`, ofFigures),
  rule('(?<day>0[1-9]|[12]\\d|3[01])\\.(?<m>0[1-9]|1[0-2])\\.(?<short>\\d\\d)(?![\\p{N}.])', ofFigures),
  rule(`${month}(?:\\sof|,)?\\s(?:${year}|['’](?<short>\\d\\d))`, ofWords),
  // Day before month is usual; the other order only where the figures leave no choice.
  rule(`(?<m>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\\d|3[01])/${year}`, ofFigures),
  rule(`(?<m>0[1-9]|1[0-2])\\.${year}(?![\\p{N}.])`, ofFigures),
];

/** Days and months whose year is that of publication, or told from it. */
const withoutYear: readonly DateRule[] = [
  rule(
    `(?:${day}(?:\\sof)?\\s)?${month}(?:\\sof)?\\s(?<which>last|this|next)\\syear`,
    from((g, now) => isoDate(now.year + stepOf(g['which']), monthOf(g), dayOf(g))),
  ),
  rule(
    `${day}${moreDays}(?:\\sof)?\\s${month}(?!\\p{L})`,
    from((g, now) => recent(now, monthOf(g), dayOf(g))),
  ),
  rule(
    `${month}\\s${day}(?:[-–]\\d{1,2}(?:st|nd|rd|th)?)?(?![\\p{N}\\p{L}])`,
    from((g, now) => recent(now, monthOf(g), dayOf(g))),
  ),
  rule(
    `(?<=\\bnext\\s)${month}(?!\\p{L})`,
    from((g, now) => coming(now, monthOf(g))),
  ),
  rule(
    `(?<=\\b(?:${before}|In)[\\s-])${month}(?!\\p{L})`,
    from((g, now) => recent(now, monthOf(g))),
  ),
];

/** Parts of a year that are no more exact than it. The first year of two is that of "FY2022-23". */
const partsOfYear: readonly DateRule[] = [
  rule(`(?:Q[1-4]|[1-4]Q|H[12])[\\s-]${year}(?!\\p{N})`, (g) => g['year']),
  rule(`(?:FY|fiscal(?:\\syear)?\\s)\\s?${year}(?:[-–/]\\d{2,4})?(?!\\p{N})`, (g) => g['year']),
  rule('FY\\s?(?<short>\\d\\d)(?:[-–/]\\d\\d)?(?![\\p{N}\\p{L}])', (g) => yearOf(g)),
];

/**
 * Finds dates in words and figures, as exact as they are written; built once for a vocabulary. Relative ones are resolved
 * against the day of publication and left out when there is none. Seasons, quarters and fiscal years give their year, a
 * week the month or year that holds it.
 */
export function createDateFinder(
  numbers: readonly NumberRecord[],
): (text: string, published: PartialDate | undefined, taken: readonly Span[]) => readonly DateMention[] {
  // Most exact first: a run that one rule takes is closed to the rest.
  const rules = [
    ...absolute,
    ...withoutYear,
    ...partsOfYear,
    plainYear(numbers),
    ...relative(createNumberWords(numbers)),
  ];
  return (text, published, taken) => {
    const now = published === undefined ? undefined : calendarOf(published);
    const found: DateMention[] = [];
    for (const { pattern, resolve } of rules) {
      for (const match of text.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (taken.some((other) => overlaps(other, span)) || found.some((other) => overlaps(other, span)))
          continue;
        const date = resolve(match.groups ?? {}, now);
        if (date !== undefined) found.push({ ...span, value: { kind: 'date', date } });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

/** A year by itself; behind a label it is a number: "Resolution 1929". */
function plainYear(numbers: readonly NumberRecord[]): DateRule {
  const labels = alternatives(numbers.flatMap((record) => (record.is === 'label' ? record.words : [])));
  const alone = `(?<!\\p{N}|(?<!\\b(?:[Mm]id|[Ee]arly|[Ll]ate))-|(?<![\\p{L}\\p{N}])(?:${labels})\\s)${year}(?![\\p{L}\\p{N}]|[-/]\\d)`;
  return rule(alone, (g) => g['year'], 'gu');
}

function relative(words: NumberWords): readonly DateRule[] {
  const count = `(?<n>\\d{1,2}|${words.pattern}|an?)`;
  const numberOf = ({ n = '' }: Groups): number => (/^\d/.test(n) ? Number(n) : (words.valueOf(n) ?? 1));
  return [
    rule(
      '\\b(?<which>last|this|next)\\s(?<season>spring|summer|autumn|fall)\\b',
      from((g, now) => seasonFrom(now, g['season']?.toLowerCase() ?? '', g['which']?.toLowerCase() ?? '')),
    ),
    rule(
      '\\b(?<which>last|this|next)\\s(?<unit>year|month|week)\\b',
      from((g, now) => distant(now, unitOf(g), stepOf(g['which']))),
    ),
    rule(
      `\\b${count}\\s(?<unit>year|month|week|day)s?\\s(?:ago|earlier)\\b`,
      from((g, now) => distant(now, unitOf(g), -Math.round(numberOf(g)))),
    ),
    rule(
      '\\b(?<word>yesterday|today|tomorrow)\\b',
      from((g, now) =>
        daysFrom(now, { yesterday: -1, today: 0, tomorrow: 1 }[g['word']?.toLowerCase() ?? ''] ?? 0),
      ),
    ),
    // A weekday beside a date of the month says nothing that the date does not.
    rule(
      `\\b(?:on\\s|(?<=\\b(?<which>last|next|coming)\\s)|)(?<weekday>${weekdayPattern})\\b(?!,?\\s(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?${monthPattern}(?!\\p{L}))`,
      from((g, now) => weekdayFrom(now, g['weekday'] ?? '', whichDay(g['which']?.toLowerCase()))),
    ),
  ];
}

/** Month names count with a capital only ("may" is a verb), so only rules without them ignore case. */
function rule(
  pattern: string,
  resolve: DateRule['resolve'],
  flags = pattern.includes('?<month>') ? 'gu' : 'giu',
): DateRule {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, flags), resolve };
}

/** Resolves against the day of publication, where there is one. */
function from(resolve: ResolveFrom): DateRule['resolve'] {
  return (groups, now) => now && resolve(groups, now);
}

function ofWords(groups: Groups): PartialDate | undefined {
  return isoDate(Number(yearOf(groups)), monthOf(groups), dayOf(groups));
}

function ofFigures(groups: Groups): PartialDate | undefined {
  return isoDate(Number(yearOf(groups)), Number(groups['m']), dayOf(groups));
}

/** Two figures for a year stand for one of this century. */
function yearOf({ year: full, short }: Groups): string {
  return full ?? `20${short}`;
}

function monthOf({ month: name = '' }: Groups): number {
  return monthNumber(name) ?? 0;
}

function dayOf({ day: figures }: Groups): number | undefined {
  return figures === undefined ? undefined : Number(figures);
}

function unitOf({ unit = '' }: Groups): string {
  return unit.toLowerCase();
}

function stepOf(which: string | undefined): number {
  return { last: -1, this: 0, next: 1 }[which?.toLowerCase() ?? ''] ?? 0;
}

function whichDay(which: string | undefined): 'last' | 'next' | undefined {
  return which === 'last' ? 'last' : which === undefined ? undefined : 'next';
}
