import type { SourcedClaim } from '../model/index.ts';
import { textOf } from './properties.ts';
import { knownDate, type SnapshotIndex } from './snapshot-index.ts';

/** Whether a claim says that something is so: denials and suppositions do not. */
export function isAsserted({ claim }: SourcedClaim): boolean {
  return claim.polarity === 'asserted' && claim.modality !== 'hypothetical';
}

/**
 * When an event happened, as a partial date: the date that its earliest known asserted claim speaks of, else that claim's
 * publication; claims that give neither are passed over, and the event's `first` stands in when all are.
 */
export function eventDate(index: SnapshotIndex, eventId: string): string | undefined {
  const dates = index
    .claimsOf(eventId)
    .filter(isAsserted)
    .map((sourced) => sourced.claim.date?.date ?? knownDate(sourced));
  return dates.find((date) => date !== '') ?? textOf(index.node(eventId), 'first');
}
