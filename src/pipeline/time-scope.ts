import { DemarcheError, type PartialDate, partialDateSchema } from '../model/index.ts';
import { isoDate } from '../util/calendar.ts';
import { boundsOf, lastDayOf } from '../util/date-bounds.ts';
import type { During } from './record-during.ts';

/** At what time a graph is looked at: as it was known by a date, as far as it was true in a period, or both. */
export interface TimeScope {
  readonly asOf?: PartialDate;
  readonly during?: During;
}

const takes = 'a date such as 2018, 2018-10 or 2018-10-05';

/** A date that a person gave. Throws `settings/invalid` with where it was given, for what is none or not in the calendar. */
export function dateGiven(where: string, words: string): PartialDate {
  const [year, month, day] = words.split('-').map(Number);
  if (partialDateSchema.safeParse(words).success && isoDate(year ?? 0, month, day) === words) return words;
  throw new DemarcheError('settings/invalid', `${where} is "${words}"; it takes ${takes}.`);
}

/**
 * A period that a person gave: `2018-10..2019`, open at one end (`2018..`, `..2019`), or one date for all of it. Throws
 * `settings/invalid` for what is none, and for an end before the beginning.
 */
export function periodGiven(where: string, words: string): During {
  const [from = '', to = from, ...more] = words.split('..');
  if (more.length > 0 || (from === '' && to === '')) {
    throw new DemarcheError(
      'settings/invalid',
      `${where} is "${words}"; it takes a period such as 2018-10..2019, 2018.. or ..2019, or ${takes}.`,
    );
  }
  const period = {
    ...(from !== '' && { from: dateGiven(where, from) }),
    ...(to !== '' && { to: dateGiven(where, to) }),
  };
  refuseTurnedRound(where, period);
  return period;
}

/** Throws `settings/invalid` for a period whose end lies before its beginning. */
export function refuseTurnedRound(where: string, { from, to }: During): void {
  if (from === undefined || to === undefined || boundsOf(from)[0] <= lastDayOf(to)) return;
  throw new DemarcheError(
    'settings/invalid',
    `${where} goes from ${from} to ${to}, which is earlier. Give the earlier date first.`,
  );
}

/** What a scope leaves, in a sentence for people; '' for all times. */
export function scopeInWords({ asOf, during }: TimeScope): string {
  const known = asOf === undefined ? [] : [`as known by ${lastDayOf(asOf)}`];
  const period = during === undefined ? [] : [`as true ${periodInWords(during)}`];
  const words = [...known, ...period].join(', ');
  return words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}

function periodInWords({ from, to }: During): string {
  if (from === to) return `in ${from}`;
  if (to === undefined) return `from ${from} on`;
  return from === undefined ? `until ${to}` : `from ${from} to ${to}`;
}
