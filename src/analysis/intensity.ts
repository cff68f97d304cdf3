import { type Day, dayOf } from './period.ts';

/** Half-life of an act's weight, in years of 365.25 days: after two years an act counts half. */
export const halfLifeYears = 2;

/** An act as the intensity sees it: its partial date and its weight (below zero for an act of relief). */
export interface WeighedAct {
  readonly date: string;
  readonly weight: number;
}

/**
 * Intensity of pressure at the end of a day: every act adds its weight, which halves every two years; an act of relief
 * takes away, but the sum never falls below zero. Acts later than the day do not count.
 * With acts of pressure only it is the sum of weight · 2^(−years since the act / 2).
 */
export function intensityAt(acts: readonly WeighedAct[], day: Day): number {
  return intensitiesAt(acts, [day])[0] ?? 0;
}

/** `intensityAt` for several days in order, in one pass. */
export function intensitiesAt(acts: readonly WeighedAct[], days: readonly Day[]): readonly number[] {
  const dated = acts
    .map((act) => ({ day: dayOf(act.date), weight: act.weight }))
    // On one day relief comes after pressure, so that the order of equal days does not depend on the input.
    .sort((a, b) => a.day - b.day || b.weight - a.weight);
  let level = 0;
  let last = dated[0]?.day ?? 0;
  let next = 0;
  return days.map((day) => {
    for (let act = dated[next]; act !== undefined && act.day <= day; act = dated[next]) {
      level = Math.max(0, level * decayOver(act.day - last) + act.weight);
      last = act.day;
      next += 1;
    }
    return level === 0 ? 0 : level * decayOver(day - last);
  });
}

function decayOver(days: number): number {
  return 2 ** (-days / 365.25 / halfLifeYears);
}
