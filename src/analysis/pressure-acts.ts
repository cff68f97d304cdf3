import {
  isAsserted,
  type NodeRow,
  type PressureAction,
  pressureActionSchema,
  type RelationshipRow,
  type SnapshotIndex,
  type SourcedClaim,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { ActWeights } from './act-weights.ts';
import { eventDate } from './event-date.ts';
import type { Grounds } from './grounds.ts';
import { keepByIndex } from './keep-by-index.ts';
import { liesIn, type Period } from './period.ts';
import { edgeName, isReference, listOf } from './properties.ts';

/** The period that an analysis of pressure looks at, and how much each act weighs. */
export interface PressureOptions extends Period {
  readonly weights: ActWeights;
}

/** An act of pressure, with its parties brought to the States that they act for. */
export interface PressureAct {
  readonly event: NodeRow;
  readonly action: PressureAction;
  /** Ids of who pressed: the State where the graph knows whose the actor is. */
  readonly by: readonly string[];
  /** Ids of who is pressed: the State where the graph knows whose the pressed actor is. */
  readonly on: readonly string[];
  /** Ids of the systems and deals that it concerns. */
  readonly over: readonly string[];
  /** The systems among them, or the deals where no system is named: what a sentence says. */
  readonly objects: readonly string[];
  readonly under: readonly string[];
  /** Partial date of the act, when it is known. */
  readonly date?: string;
  /** Claims that assert it as more than a supposition. */
  readonly claims: readonly SourcedClaim[];
  /** Claims and reference edges by which a firm, organ or official was brought to its State. */
  readonly tieClaims: readonly string[];
  readonly reference: readonly string[];
}

/** A State and what acts for it: organisations based in it and its officials. */
export function actorsOf(index: SnapshotIndex, stateId: string): readonly string[] {
  const tied = index.to(stateId, 'BASED_IN', 'OFFICIAL_OF').map((row) => row.from.id);
  return [stateId, ...new Set(tied.filter((id) => index.principalOf(id).id === stateId))];
}

/**
 * Acts of pressure on a State, its organisations and its officials in a period, by date, then id.
 * Acts that are only denied or supposed are left out, as the fold draws no edge for them.
 */
export function pressureActsOn(
  index: SnapshotIndex,
  stateId: string,
  period: Period,
): readonly PressureAct[] {
  const targets = actorsOf(index, stateId);
  const ids = new Set(targets.flatMap((id) => index.to(id, 'PRESSED_ON').map((row) => row.from.id)));
  return [...ids]
    .flatMap((id) => actOn(index, id, stateId) ?? [])
    .filter((act) => liesIn(act.date, period))
    .sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.event.id, b.event.id));
}

/**
 * An act of pressure apart from whom it is asked about: its ties are those of all its parties. Undefined for none that is
 * asserted. Worked out once for each index.
 */
export function actFact(index: SnapshotIndex, eventId: string): PressureAct | undefined {
  return keptAct(index, eventId, () => readAct(index, eventId));
}

const keptAct = keepByIndex<PressureAct | undefined>();

/** An act as it bears on one State: its ties are those that lead to the State, and of who pressed. */
function actOn(index: SnapshotIndex, eventId: string, stateId: string): PressureAct | undefined {
  const act = actFact(index, eventId);
  if (act === undefined) return undefined;
  const pressed = index.from(eventId, 'PRESSED_ON').map((row) => index.principalOf(row.to.id));
  const asked = pressed.filter(({ id }) => id === stateId);
  // All that it is told to press counts as the State, by as many ties: there is nothing to leave out.
  if (asked.length === pressed.length) return act;
  const pressers = index.from(eventId, 'PRESSED_BY').map((row) => index.principalOf(row.to.id));
  return { ...act, ...groundsOf(tiesOf(asked, pressers)) };
}

type Principal = ReturnType<SnapshotIndex['principalOf']>;

function tiesOf(asked: readonly Principal[], pressers: readonly Principal[]): readonly RelationshipRow[] {
  // An act that names the State itself needs no tie to reach it.
  return [
    ...asked.filter(({ id, via }) => via && !asked.some((other) => other.id === id && !other.via)),
    ...pressers,
  ].flatMap(({ via }) => via ?? []);
}

function readAct(index: SnapshotIndex, eventId: string): PressureAct | undefined {
  const event = index.node(eventId);
  const action = pressureActionSchema.safeParse(event?.properties['action']);
  if (!event || !action.success) return undefined;
  const claims = index.claimsOf(eventId).filter(({ claim }) => isAsserted(claim));
  if (claims.length === 0) return undefined;
  const pressed = index.from(eventId, 'PRESSED_ON').map((row) => index.principalOf(row.to.id));
  const pressers = index.from(eventId, 'PRESSED_BY').map((row) => index.principalOf(row.to.id));
  const date = eventDate(index, eventId);
  const over = distinct(index.from(eventId, 'CONCERNS').map((row) => row.to.id));
  const systems = over.filter((id) => index.node(id)?.label !== 'Deal');
  return {
    event,
    action: action.data,
    by: distinct(pressers.map(({ id }) => id)),
    on: distinct(pressed.map(({ id }) => id)),
    over,
    objects: systems.length > 0 ? systems : over,
    under: distinct(index.from(eventId, 'UNDER_LAW').map((row) => row.to.id)),
    ...(date === undefined ? {} : { date }),
    claims,
    ...groundsOf(tiesOf(pressed, pressers)),
  };
}

/** What ties rest on: claims where they come from articles, their names where they come from the vocabulary. */
export function groundsOf(ties: readonly RelationshipRow[]): {
  readonly tieClaims: readonly string[];
  readonly reference: readonly string[];
} {
  return {
    tieClaims: distinct(ties.filter((row) => !isReference(row)).flatMap((row) => listOf(row, 'claims'))),
    reference: distinct(ties.filter(isReference).map(edgeName)),
  };
}

/** Claims and reference edges of acts, as a Finding holds them. */
export function groundsOfActs(acts: readonly PressureAct[]): Grounds {
  return {
    claims: distinct(acts.flatMap((act) => [...act.claims.map(({ claim }) => claim.id), ...act.tieClaims])),
    reference: distinct(acts.flatMap((act) => act.reference)),
  };
}

/** How many stories tell of the acts. */
export function storiesOf(index: SnapshotIndex, acts: readonly PressureAct[]): number {
  return new Set(acts.flatMap((act) => act.claims.map(({ claim }) => index.storyOf(claim.id)))).size;
}

/** The distinct words of a list, sorted. */
export function distinct(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : [...new Set(words)].sort(compare);
}
