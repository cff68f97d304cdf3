import type { PartialDate } from '../model/index.ts';

/** The days that a partial date may mean, as whole days since 1970-01-01. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const dayMs = 86_400_000;

/** Days of dates asked for before: claims are many and their dates few. */
const heldDays = new Map<PartialDate, Days>();

/** `2018-10` may mean any day from the 1st to the 31st of that month. */
export function daysOf(date: PartialDate): Days {
  const held = heldDays.get(date);
  if (held !== undefined) return held;
  const days = countedDays(date);
  heldDays.set(date, days);
  return days;
}

function countedDays(date: PartialDate): Days {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined && month !== undefined) {
    const only = dayNumber(year, month - 1, day);
    return { first: only, last: only };
  }
  if (month !== undefined) {
    return { first: dayNumber(year, month - 1, 1), last: dayNumber(year, month, 1) - 1 };
  }
  return { first: dayNumber(year, 0, 1), last: dayNumber(year + 1, 0, 1) - 1 };
}

/** The fewest days that two partial dates can lie apart; 0 when they may be the same day. */
export function daysApart(a: PartialDate, b: PartialDate): number {
  const left = daysOf(a);
  const right = daysOf(b);
  return Math.max(0, right.first - left.last, left.first - right.last);
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC would read years below 100 as 19xx.
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / dayMs);
}
