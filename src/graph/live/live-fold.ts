import {
  type Entity,
  type EventCluster,
  type FoldSettings,
  type GraphChanges,
  type PrintingArticle,
  printingsOf,
  type ResolutionChanges,
  type ResolutionLookups,
  type ResolvedRegisters,
  type ResolvedText,
  type Vocabulary,
} from '../../model/index.ts';
import { createDependents } from '../../util/dependents.ts';
import { drawConcern, drawPressure } from '../act-rows.ts';
import { drawClaim } from '../claim-rows.ts';
import { type Contribution, drawDerivedEdge, edgeOf } from '../derived-edges.ts';
import { entityNode } from '../entity-nodes.ts';
import { type DrawnEvent, drawEvent, drawReport, releasesFor } from '../event-rows.ts';
import type { FoldContext } from '../fold-context.ts';
import { isSameOffer, type Offer, type OffersAt } from '../offers.ts';
import { referenceAsOf } from '../reference-in-time.ts';
import { referenceRows } from '../reference-rows.ts';
import { drawRegisters } from '../register-rows.ts';
import { drawDesignation, drawRelation, type ToldRelation, toldRelation } from '../relation-rows.ts';
import type { PressureParts } from '../releases.ts';
import { collectRows, type RowCollector } from '../row-collector.ts';
import type { RowIndex } from '../row-index.ts';
import { shortNameOf } from '../short-name.ts';
import { drawArticle, drawStory, drawText } from '../source-rows.ts';
import { type Board, createBoard } from './board.ts';
import { keptTellings } from './kept-tellings.ts';
import { type ConcernedDeal, liveConcerns } from './live-concerns.ts';
import { liveReports, type Report } from './live-reports.ts';
import { createRowLedger } from './row-ledger.ts';
import { seeingContext, thing } from './seeing-context.ts';

/** What `fold` gives, kept up to date change by change. */
export interface LiveFold {
  /** Made when it is asked for. */
  readonly rows: RowIndex;
  /** Takes in what changed in the resolution, and the registers where they may be others, and says what changes in the graph. */
  change(changes: ResolutionChanges, registers?: ResolvedRegisters): GraphChanges;
}

/**
 * A graph of the vocabulary's reference layer alone. It is drawn in units, each by the function that `fold` draws it with: a text
 * with its claims, an article, a story, an event, a pressure, a pair that is related, a summary edge. Each unit notes what it
 * looked at and is drawn anew when that changes.
 */
export function liveFold(
  lookups: ResolutionLookups,
  vocabulary: Vocabulary,
  settings: FoldSettings,
): LiveFold {
  const ground = { lookups, vocabulary, settings };
  const ledger = createRowLedger(referenceAsOf(referenceRows(vocabulary), settings.asOf));
  const dependents = createDependents();
  const texts = new Map<string, ResolvedText>();
  const events = new Map<string, EventCluster>();
  const pressures = new Map<string, PressureParts>();
  const stories = new Map<string, NonNullable<ReturnType<ResolutionChanges['stories']['get']>>>();
  const printings = createBoard<PrintingArticle>(({ id }) => id);
  const relations = createBoard<ToldRelation>(({ pair }) => pair);
  const contributions = createBoard<Contribution>(edgeOf);
  /** Claim → its event. */
  const eventOf = new Map<string, string>();
  const reports = liveReports();
  const concerns = liveConcerns();
  const offers = createBoard<Offer>(({ key }) => key, isSameOffer);
  const tellings = keptTellings();

  const draw = <T>(unit: string, work: (context: FoldContext, offersAt: OffersAt) => T): T => {
    const collector = collectRows();
    const seen = new Set<string>();
    const offersAt: OffersAt = (key) => {
      seen.add(thing.offers(key));
      return offers.at(key);
    };
    const result = work(
      seeingContext(ground, collector, (what) => seen.add(what)),
      offersAt,
    );
    ledger.draw(unit, collector.rows());
    dependents.note(unit, seen);
    return result;
  };

  /** The units that count the story of a text, or make others count it. */
  const unitsOfText = (id: string): readonly string[] => [
    unitOf('text', id),
    ...(texts.get(id)?.claims ?? []).flatMap(({ claim }) => {
      const event = eventOf.get(claim.id);
      return event === undefined ? [] : [unitOf('event', event)];
    }),
  ];
  const drawTextUnit = (unit: string, id: string): readonly string[] => {
    const told = draw(unit, (context) => {
      const held = texts.get(id);
      if (held === undefined) return [];
      drawText(held.text, context);
      const claims = held.claims.filter(context.isAdmitted);
      for (const claim of claims) drawClaim(claim, context);
      const named = new Set(claims.flatMap(({ entities }) => Object.values(entities)));
      for (const entity of named) drawDesignation(entity, context);
      return claims.flatMap((claim) => toldRelation(claim, context) ?? []);
    });
    return relations.post(unit, told);
  };
  const drawEventUnit = (unit: string, id: string) => {
    const drawn = draw(unit, (context) => {
      const cluster = events.get(id);
      if (cluster === undefined) {
        tellings.forget(unit);
        return noEvent;
      }
      return drawEvent(cluster, {
        ...context,
        tellingOf: (claims) => tellings.of(unit, claims, context.storyOf),
      });
    });
    const isPressure = drawn.pressure !== undefined || pressures.has(id);
    keep(pressures, id, drawn.pressure);
    reports.post(unit, drawn.event);
    concerns.offer(
      unit,
      drawn.offers.flatMap(({ key, deal }) => (deal === undefined ? [] : [{ key, deal }])),
    );
    return {
      edges: contributions.post(unit, drawn.contributions),
      offered: offers.post(
        unit,
        drawn.offers.filter(({ deal }) => deal === undefined),
      ),
      isPressure,
    };
  };
  const drawPressureUnit = (unit: string, id: string): readonly string[] => {
    const drawn = draw(unit, (context, offersAt) => {
      const parts = pressures.get(id);
      return parts && drawPressure(parts, releasesFor(parts, offersAt), context);
    });
    concerns.ask(unit, drawn?.concern);
    return contributions.post(unit, drawn?.contributions ?? []);
  };
  /** Draws rows that stand for themselves, one for each thing; or takes them away. */
  const drawAlone = <T>(
    things: readonly T[],
    isThere: boolean,
    drawOne: (one: T, by: RowCollector) => void,
  ) => {
    const collector = collectRows();
    for (const one of things) drawOne(one, collector);
    ledger.set(collector.rows(), isThere);
  };
  const drawPairs = (): void => {
    const [told, concerned] = [reports.changes(), concerns.changes()];
    const report = ({ claim, event }: Report, by: RowCollector) => drawReport(claim, event, by);
    const concern = ({ pressure, deal }: ConcernedDeal, by: RowCollector) => drawConcern(pressure, deal, by);
    // First what is gone: what came may be the same for another unit.
    drawAlone(told.gone, false, report);
    drawAlone(told.come, true, report);
    drawAlone(concerned.gone, false, concern);
    drawAlone(concerned.come, true, concern);
  };

  return {
    get rows() {
      return ledger.rows;
    },
    change(changes, registers) {
      const dirty = createDirty();
      // What is kept of claims counts their stories; a text that is new has no claims there yet.
      for (const id of changes.retold)
        if (texts.has(id)) for (const unit of unitsOfText(id)) tellings.forget(unit);
      for (const [id, text] of changes.texts) {
        keep(texts, id, text);
        dirty.add(unitOf('text', id));
        const story = lookups.storyOf(id);
        if (story !== undefined) dirty.add(unitOf('story', story));
        const now = text === undefined ? [] : printingsOf(text.text);
        for (const article of printings.post(id, now)) dirty.add(unitOf('article', article));
      }
      for (const [id, story] of changes.stories) {
        keep(stories, id, story);
        dirty.add(unitOf('story', id));
      }
      for (const [id, event] of changes.events) {
        for (const { claim } of events.get(id)?.claims ?? [])
          if (eventOf.get(claim.id) === id) eventOf.delete(claim.id);
        keep(events, id, event);
        for (const { claim } of event?.claims ?? []) eventOf.set(claim.id, id);
        dirty.add(unitOf('event', id));
      }
      for (const id of changes.retold) for (const unit of unitsOfText(id)) dirty.add(unit);
      for (const id of changes.following) dirty.add(unitOf('text', id));
      for (const id of changes.corrected) {
        dirty.add(unitOf('text', id));
        for (const article of texts.get(id)?.text.articles ?? []) dirty.add(unitOf('article', article.id));
      }
      for (const id of changes.entities.keys()) {
        const after = lookups.entityOf(id);
        if (after !== undefined) ledger.renew(entityNode(after, vocabulary));
      }
      for (const what of thingsChanged(changes, lookups)) {
        for (const unit of dependents.of(what)) dirty.add(unit);
      }
      for (const [unit, id] of dirty.take('text')) {
        for (const pair of drawTextUnit(unit, id)) dirty.add(unitOf('relation', pair));
      }
      for (const [unit, id] of dirty.take('article'))
        draw(unit, (context) => drawArticle(printings.at(id), context));
      for (const [unit, id] of dirty.take('story')) {
        const story = stories.get(id);
        draw(unit, (context) => story && drawStory(story, context));
      }
      for (const [unit, id] of dirty.take('event')) {
        const { edges, offered, isPressure } = drawEventUnit(unit, id);
        for (const edge of edges) dirty.add(unitOf('edge', edge));
        if (isPressure) dirty.add(unitOf('pressure', id));
        for (const key of offered) for (const other of dependents.of(thing.offers(key))) dirty.add(other);
      }
      for (const [unit, id] of dirty.take('pressure')) {
        for (const edge of drawPressureUnit(unit, id)) dirty.add(unitOf('edge', edge));
      }
      drawPairs();
      drawAll(dirty.take('relation'), relations, drawRelation);
      drawAll(dirty.take('edge'), contributions, drawDerivedEdge);
      // What registers name depends on all entities, and they are few or seldom: they are drawn as one.
      if (registers !== undefined) draw('registers', (context) => drawRegisters(registers, context));
      return ledger.changes();
    },
  };

  function drawAll<T>(
    units: Iterable<readonly [string, string]>,
    board: Board<T>,
    drawParts: (parts: readonly T[], context: FoldContext, offersAt: OffersAt) => void,
  ): void {
    for (const [unit, key] of units)
      draw(unit, (context, offersAt) => drawParts(board.at(key), context, offersAt));
  }
}

const noEvent: DrawnEvent = { contributions: [], offers: [] };

const kinds = ['text', 'article', 'story', 'event', 'pressure', 'relation', 'edge'] as const;
type UnitKind = (typeof kinds)[number];

function unitOf(kind: UnitKind, id: string): string {
  return `${kind}\n${id}`;
}

/** Units to be drawn anew, by kind. */
function createDirty() {
  const units = new Map<string, Map<string, string>>(kinds.map((kind) => [kind, new Map()]));
  return {
    add(unit: string): void {
      const end = unit.indexOf('\n');
      units.get(unit.slice(0, end))?.set(unit, unit.slice(end + 1));
    },
    /** The units of a kind with their ids. Those of kinds drawn earlier must not be added any more. */
    take: (kind: UnitKind): Iterable<readonly [string, string]> => units.get(kind) ?? [],
  };
}

function keep<T>(map: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}

/** Everything that a unit may have looked at and that is another now. */
function* thingsChanged(changes: ResolutionChanges, { entityOf }: ResolutionLookups): Iterable<string> {
  for (const id of changes.bases) yield thing.base(id);
  for (const id of changes.parents) yield thing.parent(id);
  for (const [id, before] of changes.entities) yield* aspectsChanged(id, before, entityOf(id));
}

function* aspectsChanged(id: string, a: Entity | undefined, b: Entity | undefined): Iterable<string> {
  if (a?.kind !== b?.kind) yield thing.kind(id);
  if (a?.variantOf !== b?.variantOf || a?.componentOf !== b?.componentOf) yield thing.kin(id);
  if ((a && shortNameOf(a)) !== (b && shortNameOf(b))) yield thing.name(id);
}
