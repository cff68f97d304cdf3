import { type EventCluster, type EventKind, isLive, type ResolvedClaim } from '../model/index.ts';

/** An event while its claims are being gathered. */
export interface EventDraft {
  readonly claims: ResolvedClaim[];
}

const prefixOf: Readonly<Record<EventKind, string>> = {
  Deal: 'deal',
  Pressure: 'pressure',
  Exclusion: 'exclusion',
  Resistance: 'resistance',
};

/** The event of these claims; its id is that of the earliest claim, so that no order of reading matters. */
export function eventOf(kind: EventKind, draft: EventDraft): EventCluster {
  const claims = [...draft.claims].sort(byKnownThenId);
  const hex = claims[0]?.claim.id.replace(/^claim:/, '') ?? '';
  return { id: `${prefixOf[kind]}:${hex}`, kind, claims };
}

/** By the date known, then by id; undated claims come last, for nothing says that they are early. */
export function byKnownThenId(a: ResolvedClaim, b: ResolvedClaim): number {
  if (a.known !== b.known) return a.known === '' ? 1 : b.known === '' ? -1 : a.known < b.known ? -1 : 1;
  return a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0;
}

/**
 * Claims in the turns in which they gather into events: what says that something happened or is meant to goes before what is
 * denied, merely supposed or since corrected, and all that the graph shows before what it does not. So a later turn's claim joins an event that
 * earlier ones report, and never ties two of theirs together. Each turn is in sorted order.
 */
export function inTurns(
  claims: readonly ResolvedClaim[],
  minConfidence: number,
): readonly (readonly ResolvedClaim[])[] {
  const turns: readonly ResolvedClaim[][] = [[], [], [], []];
  for (const resolved of [...claims].sort(byKnownThenId)) {
    const turn = (resolved.claim.confidence >= minConfidence ? 0 : 2) + (isLive(resolved) ? 0 : 1);
    turns[turn]?.push(resolved);
  }
  return turns;
}
