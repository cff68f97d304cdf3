import { actDateOf, isAsserted, type SnapshotIndex } from '../model/index.ts';
import { textOf } from './properties.ts';
import { knownDate } from './snapshot-index.ts';

const held = new WeakMap<SnapshotIndex, Map<string, string | undefined>>();

/**
 * When an event happened, as a partial date: the date that its earliest known asserted claim speaks of, else that claim's
 * publication; claims that give neither are passed over, and the event's `first` stands in when all are. Worked out once for
 * each index.
 */
export function eventDate(index: SnapshotIndex, eventId: string): string | undefined {
  const dates = held.get(index) ?? new Map<string, string | undefined>();
  held.set(index, dates);
  if (!dates.has(eventId)) dates.set(eventId, readDate(index, eventId));
  return dates.get(eventId);
}

function readDate(index: SnapshotIndex, eventId: string): string | undefined {
  for (const sourced of index.claimsOf(eventId)) {
    if (!isAsserted(sourced.claim)) continue;
    const known = knownDate(sourced);
    const date = actDateOf(sourced.claim, known) ?? known;
    if (date !== '') return date;
  }
  return textOf(index.node(eventId), 'first');
}
