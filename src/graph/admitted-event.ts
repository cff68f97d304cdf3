import { type EventCluster, type EventKind, isLive, type ResolvedClaim } from '../model/index.ts';
import type { FoldContext } from './fold-context.ts';

/** An event as far as its claims are sure enough to enter the graph. */
export interface AdmittedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly claims: readonly ResolvedClaim[];
  /** Those that say that it happened or is meant to. */
  readonly live: readonly ResolvedClaim[];
}

/**
 * The event without the claims that stay out of the graph; its id is that of the earliest one left. None where nothing is left
 * that says that it happened: what is only denied, supposed or since corrected is a claim, not an event.
 */
export function admittedEvent(cluster: EventCluster, context: FoldContext): AdmittedEvent | undefined {
  const claims = those(cluster.claims, context.isAdmitted);
  const live = those(claims, isLive);
  const [earliest] = claims;
  if (earliest === undefined || live.length === 0) return undefined;
  const [prefix] = cluster.id.split(':');
  return { id: `${prefix}:${earliest.claim.id.replace(/^claim:/, '')}`, kind: cluster.kind, claims, live };
}

/** The claims of which something holds; the same list where it holds of all, for events are long and copies would be many. */
function those(
  claims: readonly ResolvedClaim[],
  holds: (claim: ResolvedClaim) => boolean,
): readonly ResolvedClaim[] {
  return claims.every(holds) ? claims : claims.filter(holds);
}
