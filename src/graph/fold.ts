import type {
  FoldSettings,
  GraphRows,
  Resolution,
  ResolvedClaim,
  ResolvedRegisters,
  Vocabulary,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { drawConcern, drawPressure } from './act-rows.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import { drawClaim } from './claim-rows.ts';
import { type Contribution, drawDerivedEdges } from './derived-edges.ts';
import { dealsFor, drawEvent, drawReport, releasesFor } from './event-rows.ts';
import { type FoldContext, foldContext, lookupsOf } from './fold-context.ts';
import type { OffersAt } from './offers.ts';
import { referenceAsOf } from './reference-in-time.ts';
import { referenceRows } from './reference-rows.ts';
import { drawRegisters } from './register-rows.ts';
import { drawDesignation, drawRelations } from './relation-rows.ts';
import type { PressureParts } from './releases.ts';
import { collectRows } from './row-collector.ts';
import { drawSources } from './source-rows.ts';

/**
 * The graph that claims make: sources, claims with their words, events, relations and the summary edges between actors, on top
 * of the vocabulary's reference layer, and beside it what registers have. Pure: the same resolution, registers, vocabulary and settings give the same rows. Claims below
 * `minConfidence` stay out; `realisedConfidence` decides between an act and the weaker edge; `asOf` cuts the reference layer off
 * at a day.
 */
export function fold(
  resolution: Resolution,
  vocabulary: Vocabulary,
  settings: FoldSettings,
  registers?: ResolvedRegisters,
): GraphRows {
  const collector = collectRows(referenceAsOf(referenceRows(vocabulary), settings.asOf));
  const context = foldContext(lookupsOf(resolution), vocabulary, settings, collector);
  const claims = [...resolution.events.flatMap((event) => event.claims), ...resolution.relations].filter(
    context.isAdmitted,
  );
  drawSources(resolution, context);
  for (const claim of claims) drawClaim(claim, context);
  const offersAt = drawEvents(resolution, context);
  drawRelations(resolution.relations.filter(context.isAdmitted), offersAt, context);
  for (const id of idsIn(claims)) drawDesignation(id, context);
  if (registers !== undefined) drawRegisters(registers, context);
  return collector.rows();
}

/** Events first as far as each is drawn without others, then pressures, which look others up; gives what events offer. */
function drawEvents({ events }: Resolution, context: FoldContext): OffersAt {
  const drawn = events.map((cluster) => drawEvent(cluster, context));
  const offers = groupBy(
    drawn.flatMap((event) => event.offers),
    ({ key }) => key,
  );
  const offersAt: OffersAt = (key) => offers.get(key) ?? [];
  for (const { event } of drawn) if (event !== undefined) drawReports(event, context);
  drawDerivedEdges(
    drawn.flatMap(({ contributions, pressure }) =>
      pressure === undefined ? contributions : drawWholePressure(pressure, offersAt, context),
    ),
    context,
  );
  return offersAt;
}

function drawReports({ kind, id, claims }: AdmittedEvent, { collector }: FoldContext): void {
  for (const claim of claims) drawReport(claim, { label: kind, id }, collector);
}

function drawWholePressure(
  pressure: PressureParts,
  offersAt: OffersAt,
  context: FoldContext,
): readonly Contribution[] {
  const { contributions, concern } = drawPressure(pressure, releasesFor(pressure, offersAt), context);
  for (const deal of dealsFor(concern, offersAt)) drawConcern(concern.pressure, deal, context.collector);
  return contributions;
}

function idsIn(claims: readonly ResolvedClaim[]): ReadonlySet<string> {
  return new Set(claims.flatMap(({ entities }) => Object.values(entities)));
}
