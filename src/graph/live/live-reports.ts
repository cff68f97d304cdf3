import type { NodeRef, ResolvedClaim } from '../../model/index.ts';
import type { AdmittedEvent } from '../admitted-event.ts';
import { walkBoth } from '../telling.ts';

/** That a claim reports an event. */
export interface Report {
  readonly claim: ResolvedClaim;
  readonly event: NodeRef;
}

/** Which claims report which events, kept up to date claim by claim: an event has many, and few of them change. */
export interface LiveReports {
  /** Makes the event of a unit exactly this one. */
  post(unit: string, event: AdmittedEvent | undefined): void;
  /** The reports that are new, and those that are no more, since it was last asked. */
  changes(): { readonly gone: readonly Report[]; readonly come: readonly Report[] };
}

type Held = Pick<AdmittedEvent, 'kind' | 'id' | 'claims'>;

const none: readonly ResolvedClaim[] = [];

/** No reports yet. */
export function liveReports(): LiveReports {
  const held = new Map<string, Held>();
  let gone: Report[] = [];
  let come: Report[] = [];
  return {
    post(unit, event) {
      const before = held.get(unit);
      if (event === undefined) held.delete(unit);
      else held.set(unit, { kind: event.kind, id: event.id, claims: event.claims });
      if (before !== undefined && event !== undefined && before.id === event.id) {
        const [left, joined]: [ResolvedClaim[], ResolvedClaim[]] = [[], []];
        walkBoth(before.claims, event.claims, {
          stays: () => undefined,
          goes: (claim) => left.push(claim),
          comes: (claim) => joined.push(claim),
        });
        gone.push(...reportsOf({ ...before, claims: left }, joined));
        come.push(...reportsOf({ ...event, claims: joined }, left));
        return;
      }
      if (before !== undefined) gone.push(...reportsOf(before, none));
      if (event !== undefined) come.push(...reportsOf(event, none));
    },
    changes() {
      const changes = { gone, come };
      [gone, come] = [[], []];
      return changes;
    },
  };
}

/** The reports of an event by claims that are not among others. */
function reportsOf({ kind, id, claims }: Held, others: readonly ResolvedClaim[]): readonly Report[] {
  const known = new Set(others.map(partOf));
  const event: NodeRef = { label: kind, id };
  return claims.flatMap((claim) => (known.has(partOf(claim)) ? [] : [{ claim, event }]));
}

/** All of a claim that its part in an event rests on. */
function partOf({ claim, supersededBy }: ResolvedClaim): string {
  return supersededBy === undefined ? claim.id : `${claim.id} until corrected`;
}
