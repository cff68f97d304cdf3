import type { EventCluster, NodeRef, ResolvedClaim } from '../model/index.ts';
import { type Concern, drawExclusion, drawResistance, isSure } from './act-rows.ts';
import { type AdmittedEvent, admittedEvent } from './admitted-event.ts';
import { claimRef } from './claim-rows.ts';
import { drawDeal } from './deal-rows.ts';
import type { Contribution } from './derived-edges.ts';
import type { FoldContext } from './fold-context.ts';
import { keyOfDeals, keyOfExpulsions, keyOfReleases, type Offer, type OffersAt } from './offers.ts';
import { expulsionsOf } from './relation-ends.ts';
import { type PressureParts, pairOf, pressureParts, type Release, releaseOf } from './releases.ts';
import type { RowCollector } from './row-collector.ts';

/** An event as far as it is drawn without others, and what others look up in it. */
export interface DrawnEvent {
  /** None where no claim of it is admitted. */
  readonly event?: AdmittedEvent;
  readonly contributions: readonly Contribution[];
  /** A pressure is drawn once all deals and releases are known. */
  readonly pressure?: PressureParts;
  readonly offers: readonly Offer[];
}

/** Draws an event, but for a pressure's own node and for the reports of it. Nothing where no claim of it is admitted. */
export function drawEvent(cluster: EventCluster, context: FoldContext): DrawnEvent {
  const event = admittedEvent(cluster, context);
  if (event === undefined) return { contributions: [], offers: [] };
  switch (event.kind) {
    case 'Deal':
      return drawnDeal(event, context);
    case 'Pressure':
      return drawnPressure(event, context);
    case 'Exclusion':
      drawExclusion(event, context);
      return { event, contributions: [], offers: offersOfExclusion(event, context) };
    case 'Resistance':
      return { event, contributions: drawResistance(event, context), offers: [] };
  }
}

/** A claim's part in an event; a former one where a correction took the claim back. */
export function drawReport(
  { claim, supersededBy }: ResolvedClaim,
  event: NodeRef,
  { relate }: Pick<RowCollector, 'relate'>,
): void {
  relate(supersededBy === undefined ? 'REPORTS' : 'FORMERLY_REPORTED', claimRef(claim.id), event);
}

function drawnDeal(event: AdmittedEvent, context: FoldContext): DrawnEvent {
  const { ref, parties, families, contributions } = drawDeal(event, context);
  const offers = [...parties].flatMap((party) =>
    [...families].map((family) => ({ key: keyOfDeals(party, family), deal: ref })),
  );
  return { event, contributions, offers };
}

function drawnPressure(event: AdmittedEvent, context: FoldContext): DrawnEvent {
  const pressure = pressureParts(event);
  if (pressure === undefined) return { event, contributions: [], offers: [] };
  const release = releaseOf(pressure, (claim) => isSure(claim, context));
  const offers = release === undefined ? [] : [{ key: keyOfReleases(pairOf(pressure)), release }];
  return { event, contributions: [], pressure, offers };
}

function offersOfExclusion({ live }: AdmittedEvent, context: FoldContext): readonly Offer[] {
  return expulsionsOf(live, context).map(({ member, from, day }) => ({
    key: keyOfExpulsions(member, from),
    expulsion: day,
  }));
}

/** What ends pressures of a pressure's pair. */
export function releasesFor(pressure: PressureParts, offersAt: OffersAt): readonly Release[] {
  return [...offersAt(keyOfReleases(pairOf(pressure)))].flatMap(({ release }) => release ?? []);
}

/** The deals that a pressure concerns. */
export function dealsFor({ keys }: Concern, offersAt: OffersAt): Iterable<NodeRef> {
  const deals = keys.flatMap((key) => [...offersAt(key)]).flatMap(({ deal }) => deal ?? []);
  return new Map(deals.map((deal) => [deal.id, deal])).values();
}
