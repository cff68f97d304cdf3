import type { FoldSettings, GraphRows, Resolution, ResolvedClaim, Vocabulary } from '../model/index.ts';
import { dealsByParty, drawExclusion, drawPressure, drawResistance, isSure } from './act-rows.ts';
import { type AdmittedEvent, admittedEvent } from './admitted-event.ts';
import { claimRef, drawClaim } from './claim-rows.ts';
import { drawDeal } from './deal-rows.ts';
import { drawDerivedEdges } from './derived-edges.ts';
import { type FoldContext, foldContext } from './fold-context.ts';
import { referenceAsOf } from './reference-in-time.ts';
import { referenceRows } from './reference-rows.ts';
import { drawDesignations, drawRelations } from './relation-rows.ts';
import { pressureParts, releasesOf } from './releases.ts';
import { collectRows } from './row-collector.ts';
import { drawSources } from './source-rows.ts';

/**
 * The graph that claims make: sources, claims with their words, events, relations and the summary edges between actors, on top
 * of the vocabulary's reference layer. Pure: the same resolution, vocabulary and settings give the same rows. Claims below
 * `minConfidence` stay out; `realisedConfidence` decides between an act and the weaker edge; `asOf` cuts the reference layer off
 * at a day.
 */
export function fold(resolution: Resolution, vocabulary: Vocabulary, settings: FoldSettings): GraphRows {
  const collector = collectRows(referenceAsOf(referenceRows(vocabulary), settings.asOf));
  const context = foldContext(resolution, vocabulary, settings, collector);
  const claims = [...resolution.events.flatMap((event) => event.claims), ...resolution.relations].filter(
    context.isAdmitted,
  );
  drawSources(resolution, context);
  for (const claim of claims) drawClaim(claim, context);
  const events = resolution.events.flatMap((cluster) => admittedEvent(cluster, context) ?? []);
  const exclusions = events.filter(({ kind }) => kind === 'Exclusion');
  drawEvents(events, context);
  drawRelations(resolution.relations.filter(context.isAdmitted), exclusions, context);
  drawDesignations(resolution.entities, idsIn(claims), context);
  return collector.rows();
}

function drawEvents(events: readonly AdmittedEvent[], context: FoldContext): void {
  const of = (kind: AdmittedEvent['kind']): readonly AdmittedEvent[] =>
    events.filter((event) => event.kind === kind);
  const deals = of('Deal').map((event) => drawDeal(event, context));
  const concerned = dealsByParty(deals);
  const pressures = of('Pressure').flatMap((event) => pressureParts(event) ?? []);
  const ends = releasesOf(pressures, (claim) => isSure(claim, context), context);
  for (const event of of('Exclusion')) drawExclusion(event, context);
  drawDerivedEdges(
    [
      ...deals.flatMap((deal) => deal.contributions),
      ...pressures.flatMap((parts) => drawPressure(parts, ends.get(parts.event.id), concerned, context)),
      ...of('Resistance').flatMap((event) => drawResistance(event, context)),
    ],
    context,
  );
  for (const { id, kind, claims } of events) {
    for (const { claim } of claims)
      context.collector.relate('REPORTS', claimRef(claim.id), { label: kind, id });
  }
}

function idsIn(claims: readonly ResolvedClaim[]): ReadonlySet<string> {
  return new Set(claims.flatMap(({ entities }) => Object.values(entities)));
}
