import type { RelationshipRow, SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { MapAnswer, MapFilters, MapType, ShownEdge } from './api.ts';
import { edgeOf, oneForEach } from './edge-of.ts';
import type { MapAct } from './map-acts.ts';
import { nodesOf } from './nodes-of.ts';
import { wordsOf } from './properties.ts';

/**
 * The map: acts summed up to one edge for each pair and type, the best told first, and the alliances of those who act.
 * Pure; the same answer for the same graph and filters.
 */
export function buildMap(index: SnapshotIndex, acts: readonly MapAct[], filters: MapFilters): MapAnswer {
  const passing = acts.filter((act) => passes(act, filters));
  const dated = passing.filter((act) => liesIn(act.first, act.last, filters));
  const told = [...sumUp(dated, filters)].sort(byWeight);
  const drawn = told.slice(0, filters.limit);
  const actors = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const ties = tiesAmong(index, actors, filters).sort(byWeight);
  const shownTies = ties.slice(0, Math.max(0, filters.limit - drawn.length));
  const edges = [...drawn, ...shownTies];
  return {
    edges,
    nodes: nodesOf(index, edges),
    leftOut: told.length + ties.length - edges.length,
    undated:
      filters.from === undefined && filters.to === undefined
        ? 0
        : passing.filter(({ first, last }) => first === undefined && last === undefined).length,
  };
}

/** The acts that an edge of the map sums up under these filters, latest first. */
export function actsOfEdge(
  acts: readonly MapAct[],
  filters: MapFilters,
  type: string,
  from: string,
  to: string,
): readonly MapAct[] {
  return acts
    .filter((act) => act.type === type && passes(act, filters) && liesIn(act.first, act.last, filters))
    .filter((act) => endsOf(act, filters).every((end, at) => end === [from, to][at]))
    .sort((a, b) => compare(b.last ?? '', a.last ?? '') || compare(a.event, b.event));
}

function passes(act: MapAct, { types, acts, law, category, confidence, stories }: MapFilters): boolean {
  return (
    types.includes(act.type) &&
    (act.action === undefined || acts.some((each) => each === act.action)) &&
    (law === undefined || act.laws.has(law)) &&
    (category === undefined || act.categories.has(category)) &&
    act.confidence >= confidence &&
    act.stories.length >= stories
  );
}

/** Whether something from `first` to `last` touches the period. Days of unlike precision compare by what both give. */
function liesIn(
  first: string | undefined,
  last: string | undefined,
  { from, to }: Pick<MapFilters, 'from' | 'to'>,
): boolean {
  if (from === undefined && to === undefined) return true;
  if (first === undefined && last === undefined) return false;
  const begin = first ?? last ?? '';
  const end = last ?? begin;
  return (from === undefined || !isBefore(end, from)) && (to === undefined || !isBefore(to, begin));
}

function isBefore(day: string, other: string): boolean {
  const length = Math.min(day.length, other.length);
  return day.slice(0, length) < other.slice(0, length);
}

function endsOf(act: MapAct, { parties }: MapFilters): readonly [string, string] {
  return parties === 'own' ? [act.from, act.to] : [act.fromState, act.toState];
}

function sumUp(acts: readonly MapAct[], filters: MapFilters): Iterable<ShownEdge> {
  const groups = new Map<string, MapAct[]>();
  for (const act of acts) {
    const [from, to] = endsOf(act, filters);
    if (from === to) continue;
    const key = `${act.type} ${from} ${to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [act]);
    else group.push(act);
  }
  return [...groups].map(([id, group]) => edgeOfActs(id, group));
}

function edgeOfActs(id: string, group: readonly MapAct[]): ShownEdge {
  const [type = '', from = '', to = ''] = id.split(' ');
  const first = group.flatMap((act) => act.first ?? []).sort(compare)[0];
  const last = group
    .flatMap((act) => act.last ?? [])
    .sort(compare)
    .at(-1);
  return {
    id,
    // The key of the group begins with the type of its acts.
    type: type as MapType,
    from,
    to,
    stories: new Set(group.flatMap((act) => act.stories)).size,
    events: new Set(group.map((act) => act.event)).size,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    confidence: Math.max(...group.map((act) => act.confidence)),
    active: group.some((act) => act.active),
    basis: 'article',
  };
}

/** Treaties among the actors, and their memberships in alliances (forums and unions are left to expanding a node). */
function tiesAmong(index: SnapshotIndex, actors: ReadonlySet<string>, filters: MapFilters): ShownEdge[] {
  const rows = filters.types
    .filter((type) => type === 'ALLY_OF' || type === 'MEMBER_OF')
    .flatMap((type) => [...actors].flatMap((actor) => index.from(actor, type)))
    .filter((row) =>
      row.type === 'ALLY_OF'
        ? actors.has(row.to.id)
        : wordsOf(index.node(row.to.id), 'kind') === 'alliance' && row.from.label === 'State',
    )
    .filter((row) => holdsIn(row, filters));
  return oneForEach(rows.map((row) => edgeOf(index, row)));
}

function holdsIn(row: RelationshipRow, { from, to }: MapFilters): boolean {
  const first = wordsOf(row, 'first');
  const until = wordsOf(row, 'until');
  if (from === undefined && to === undefined) return row.properties['active'] !== false;
  return (
    (to === undefined || first === undefined || !isBefore(to, first)) &&
    (from === undefined || until === undefined || !isBefore(until, from))
  );
}

function byWeight(a: ShownEdge, b: ShownEdge): number {
  return b.stories - a.stories || b.events - a.events || compare(a.id, b.id);
}
