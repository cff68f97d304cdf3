import type { Claim, DatedWords } from './claim.ts';
import type { PartialDate } from './date.ts';

/**
 * When that of which words give a date took place: undefined where they give none, or where it was still to come when they
 * became known ("by 2025", "in 2025", read in 2018): a point in time to come is a plan's, not an event's. A deadline that has
 * passed, and the day since when something holds, stand for the event; the day until which it holds does not. `known` is ''
 * for what nobody dates.
 */
export function pastDateOf(dated: DatedWords | undefined, known: string): PartialDate | undefined {
  if (dated === undefined || dated.role === 'until') return undefined;
  if (dated.role === 'by') return isOver(dated.date, known) ? dated.date : undefined;
  return isSurelyAfter(dated.date, known) ? undefined : dated.date;
}

/** When what a claim tells took place, as far as its words say and it was not still to come; see `pastDateOf`. */
export function actDateOf({ date }: Pick<Claim, 'date'>, known: string): PartialDate | undefined {
  return pastDateOf(date, known);
}

/**
 * When what a claim tells was over, by its own words: "expired in October 2020", "was in force until 2020"; when it became
 * known, where they give no day. Undefined for what they do not say to be over, or to be over on a day still to come.
 */
export function endDateOf({ date, ended }: Pick<Claim, 'date' | 'ended'>, known: string): string | undefined {
  if (date?.role === 'until') return isOver(date.date, known) ? date.date : undefined;
  if (ended === undefined) return undefined;
  return pastDateOf(date, known) ?? (known === '' ? undefined : known);
}

/** Whether a partial date lies wholly after another one, as exactly as both are known; nothing lies after ''. */
export function isSurelyAfter(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}

/** Whether all of a partial date had passed when another day came: "2018" has on 2019-01-01, and not within 2018. */
function isOver(date: PartialDate, day: string): boolean {
  return isSurelyAfter(day, date);
}
