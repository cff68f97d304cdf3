import { overlaps, type PartialDate, type Span } from '../../model/index.ts';
import { numberFromWords } from './number-words.ts';
import type { DateMention } from './values.ts';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const month =
  '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const day = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?<year>(?:19|20)\\d\\d)';

interface DateRule {
  readonly pattern: RegExp;
  readonly resolve: (
    groups: Readonly<Record<string, string | undefined>>,
    published: Calendar | undefined,
  ) => PartialDate | undefined;
}
/** The day of publication as far as it is known: what needs more of it than there is has no date. */
interface Calendar {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Most exact first: a run that one rule takes is closed to the rest. */
const rules: readonly DateRule[] = [
  rule(`${year}-(?<m>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])`, (g) =>
    iso(Number(g['year']), Number(g['m']), Number(g['day'])),
  ),
  rule(`${day}(?:\\sof)?\\s${month},?\\s${year}`, (g) =>
    iso(Number(g['year']), monthOf(g), Number(g['day'])),
  ),
  rule(`${month}\\s${day},?\\s${year}`, (g) => iso(Number(g['year']), monthOf(g), Number(g['day']))),
  rule(`(?<day>0?[1-9]|[12]\\d|3[01])[./](?<m>0?[1-9]|1[0-2])[./]${year}`, (g) =>
    iso(Number(g['year']), Number(g['m']), Number(g['day'])),
  ),
  rule(`${month}(?:\\sof|,)?\\s${year}`, (g) => iso(Number(g['year']), monthOf(g))),
  // Day before month is usual; the other order only where the figures leave no choice.
  rule(`(?<m>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\\d|3[01])/${year}`, (g) =>
    iso(Number(g['year']), Number(g['m']), Number(g['day'])),
  ),
  rule(`${day}(?:\\sof)?\\s${month}(?!\\p{L})`, (g, now) => now && recent(now, monthOf(g), Number(g['day']))),
  rule(`${month}\\s${day}(?![\\p{N}\\p{L}])`, (g, now) => now && recent(now, monthOf(g), Number(g['day']))),
  rule(
    `(?<=\\b(?:in|last|since|of|this|until|late|early|mid|by|from|that|during)[\\s-])${month}(?!\\p{L})`,
    (g, now) => now && recent(now, monthOf(g)),
  ),
  rule(`(?<!\\p{N}|(?<!\\b(?:mid|early|late))-)${year}(?![\\p{L}\\p{N}]|[-/]\\d)`, (g) => g['year']),
  rule(
    '\\b(?<which>last|this|next)\\s(?<unit>year|month)\\b',
    (g, now) => now && shifted(now, g['unit'] ?? '', { last: -1, this: 0, next: 1 }[g['which'] ?? ''] ?? 0),
  ),
  rule(
    '\\b(?<n>an?|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})\\s(?<unit>year|month)s?\\s(?:ago|earlier)\\b',
    (g, now) => now && shifted(now, g['unit'] ?? '', -numberOf(g['n'] ?? '')),
  ),
  rule(
    '\\b(?<n>two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})\\sdays\\s(?:ago|earlier)\\b',
    (g, now) => now && daysFrom(now, -numberOf(g['n'] ?? '')),
  ),
  rule(
    '\\b(?<word>yesterday|today|tomorrow)\\b',
    (g, now) =>
      now && daysFrom(now, { yesterday: -1, today: 0, tomorrow: 1 }[g['word']?.toLowerCase() ?? ''] ?? 0),
  ),
  rule(
    '\\b(?:on\\s)?(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b',
    (g, now) => now && lastWeekday(now, g['weekday'] ?? ''),
  ),
];

/** Dates in words and figures; relative ones are resolved against the day of publication and left out when there is none. */
export function findDates(
  text: string,
  published: PartialDate | undefined,
  taken: readonly Span[],
): readonly DateMention[] {
  const now = calendarOf(published);
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
}

/** Month names count with a capital only ("may" is a verb), so only rules without them ignore case. */
function rule(pattern: string, resolve: DateRule['resolve']): DateRule {
  const flags = pattern.includes('?<month>') ? 'gu' : 'giu';
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, flags), resolve };
}

function calendarOf(date: PartialDate | undefined): Calendar | undefined {
  if (date === undefined) return undefined;
  const [y, m, d] = date.split('-').map(Number);
  if (y === undefined) return undefined;
  return { year: y, ...(m !== undefined && { month: m }), ...(d !== undefined && { day: d }) };
}

function monthOf(groups: Readonly<Record<string, string | undefined>>): number {
  return (
    monthNames.findIndex((name) => name.startsWith((groups['month'] ?? '').toLowerCase().slice(0, 3))) + 1
  );
}

/** The date in ISO 8601; undefined when the month has no such day. */
function iso(y: number, m: number, d?: number): PartialDate | undefined {
  if (d !== undefined && d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  const yearMonth = `${y}-${String(m).padStart(2, '0')}`;
  return d === undefined ? yearMonth : `${yearMonth}-${String(d).padStart(2, '0')}`;
}

/** The last such month or day that is not after the day of publication. */
function recent(now: Calendar, m: number, d?: number): PartialDate | undefined {
  if (now.month === undefined) return undefined;
  const past = m < now.month || (m === now.month && (d === undefined || d <= (now.day ?? 31)));
  return iso(past ? now.year : now.year - 1, m, d);
}

function shifted(now: Calendar, unit: string, by: number): PartialDate | undefined {
  if (unit.toLowerCase() === 'year') return String(now.year + by);
  if (now.month === undefined) return undefined;
  const months = now.year * 12 + now.month - 1 + by;
  return iso(Math.floor(months / 12), (months % 12) + 1);
}

function daysFrom(now: Calendar, by: number): PartialDate | undefined {
  if (now.month === undefined || now.day === undefined) return undefined;
  return new Date(Date.UTC(now.year, now.month - 1, now.day + by)).toISOString().slice(0, 10);
}

function lastWeekday(now: Calendar, name: string): PartialDate | undefined {
  if (now.month === undefined || now.day === undefined) return undefined;
  const today = new Date(Date.UTC(now.year, now.month - 1, now.day)).getUTCDay();
  return daysFrom(now, -((today - weekdays.indexOf(name.toLowerCase()) + 7) % 7));
}

function numberOf(words: string): number {
  return /^\d/.test(words) ? Number(words) : (numberFromWords(words) ?? 1) || 1;
}
