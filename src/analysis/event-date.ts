import { actDateOf, isAsserted, type SnapshotIndex } from '../model/index.ts';
import { textOf } from './properties.ts';
import { knownDate } from './snapshot-index.ts';

/**
 * When an event happened, as a partial date: the date that its earliest known asserted claim speaks of, else that claim's
 * publication; claims that give neither are passed over, and the event's `first` stands in when all are.
 */
export function eventDate(index: SnapshotIndex, eventId: string): string | undefined {
  const dates = index
    .claimsOf(eventId)
    .filter(({ claim }) => isAsserted(claim))
    .map((sourced) => {
      const known = knownDate(sourced);
      return actDateOf(sourced.claim, known) ?? known;
    });
  return dates.find((date) => date !== '') ?? textOf(index.node(eventId), 'first');
}
