import { boundsOf } from '../util/date-bounds.ts';

/** Days from 1970-01-01 (may be negative), counted in UTC. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

/** The day that stands for a partial date: the day itself, or the middle of the month or year (rounded down). */
export function dayOf(date: string): Day {
  const [first, last] = boundsOf(date);
  return Math.floor((Date.parse(first) + Date.parse(last)) / 2 / millisecondsPerDay);
}

/** A span of time, both ends included; partial dates; an end that is left out is open. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Whether a partial date may lie in a period. An undated thing lies only in the period that is open at both ends. */
export function liesIn(date: string | undefined, period: Period): boolean {
  return inPeriod(period)(date);
}

/** Whether a period is open at both ends: everything lies in it. */
export function isOpen({ from, to }: Period): boolean {
  return from === undefined && to === undefined;
}

/** `liesIn` for many dates and one period, whose ends are worked out once. */
export function inPeriod(period: Period): (date: string | undefined) => boolean {
  if (isOpen(period)) return () => true;
  const opens = period.from === undefined ? '' : boundsOf(period.from)[0];
  const closes = period.to === undefined ? undefined : boundsOf(period.to)[1];
  return (date) => {
    if (date === undefined) return false;
    const [first, last] = boundsOf(date);
    return last >= opens && (closes === undefined || first <= closes);
  };
}

/** A period in words, with a leading blank: ` from 2018 to 2020`; '' when it is open at both ends. */
export function periodInWords(period: Period): string {
  const from = period.from === undefined ? '' : ` from ${period.from}`;
  return `${from}${period.to === undefined ? '' : ` to ${period.to}`}`;
}
