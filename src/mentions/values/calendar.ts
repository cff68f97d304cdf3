import type { PartialDate } from '../../model/index.ts';
import { isoDate } from '../../util/calendar.ts';

/** The day of publication as far as it is known: what needs more of it than there is has no date. */
export interface Calendar {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** The months of a season where most news is printed; a winter has no year of its own. */
const seasons: Readonly<Record<string, { readonly first: number; readonly last: number }>> = {
  spring: { first: 3, last: 5 },
  summer: { first: 6, last: 8 },
  autumn: { first: 9, last: 11 },
  fall: { first: 9, last: 11 },
};

/** The parts of a date. */
export function calendarOf(date: PartialDate): Calendar {
  const [year = 0, month, day] = date.split('-').map(Number);
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

/** The last such month or day that is not after the day of publication. */
export function recent(now: Calendar, month: number, day?: number): PartialDate | undefined {
  if (now.month === undefined) return undefined;
  const past = month < now.month || (month === now.month && (day === undefined || day <= (now.day ?? 31)));
  return isoDate(past ? now.year : now.year - 1, month, day);
}

/** The first such month that is not before that of publication. */
export function coming(now: Calendar, month: number): PartialDate | undefined {
  return now.month === undefined ? undefined : isoDate(month >= now.month ? now.year : now.year + 1, month);
}

/** The year, month, week or day so many of them away, as exact as the unit is. */
export function distant(now: Calendar, unit: string, by: number): PartialDate | undefined {
  if (unit === 'year') return isoDate(now.year + by);
  if (unit === 'day') return daysFrom(now, by);
  if (unit === 'week') return weekFrom(now, by);
  if (now.month === undefined) return undefined;
  const months = now.year * 12 + now.month - 1 + by;
  return isoDate(Math.floor(months / 12), (months % 12) + 1);
}

/** The day so many days away. */
export function daysFrom(now: Calendar, by: number): PartialDate | undefined {
  if (now.month === undefined || now.day === undefined) return undefined;
  return new Date(Date.UTC(now.year, now.month - 1, now.day + by)).toISOString().slice(0, 10);
}

/** The week (from Monday) so many weeks away, as exactly as one date can say it: its month, or its year. */
function weekFrom(now: Calendar, by: number): PartialDate | undefined {
  if (now.month === undefined || now.day === undefined) return undefined;
  const weekday = new Date(Date.UTC(now.year, now.month - 1, now.day)).getUTCDay();
  const monday = 7 * by - ((weekday + 6) % 7);
  const [first = '', last = ''] = [daysFrom(now, monday), daysFrom(now, monday + 6)];
  return [7, 4].map((length) => first.slice(0, length)).find((start) => last.startsWith(start));
}

/** A weekday: the last one, today's included; `last`: before today; `next`: after today. */
export function weekdayFrom(now: Calendar, name: string, which?: 'last' | 'next'): PartialDate | undefined {
  if (now.month === undefined || now.day === undefined) return undefined;
  const today = new Date(Date.UTC(now.year, now.month - 1, now.day)).getUTCDay();
  const ago = (today - weekdays.indexOf(name.toLowerCase()) + 7) % 7;
  if (which === 'next') return daysFrom(now, 7 - ago);
  return daysFrom(now, which === 'last' && ago === 0 ? -7 : -ago);
}

/** The year of a season: the one of this year, the last that is over, or the next to begin. */
export function seasonFrom(now: Calendar, name: string, which: string): PartialDate | undefined {
  const season = seasons[name];
  if (season === undefined || now.month === undefined) return undefined;
  const isOver = now.month > season.last;
  const hasBegun = now.month >= season.first;
  const by = { last: isOver ? 0 : -1, this: 0, next: hasBegun ? 1 : 0 }[which];
  return by === undefined ? undefined : isoDate(now.year + by);
}
