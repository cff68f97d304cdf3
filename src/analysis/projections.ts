import type { DerivedType, RelationshipRow, SnapshotIndex } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { ActWeights } from './act-weights.ts';
import type { WeightedEdge } from './centrality.ts';
import { eventDate } from './event-date.ts';
import { inPeriod, isOpen, type Period } from './period.ts';
import { distinct, groundsOf } from './pressure-acts.ts';
import { listOf, textOf } from './properties.ts';

/** What one story adds to the edge between two actors. */
export interface Contribution {
  readonly from: string;
  readonly to: string;
  readonly story: string;
  readonly weight: number;
  readonly event: string;
  /** Partial date of the event, when it is known. */
  readonly date?: string;
  readonly claims: readonly string[];
  readonly reference: readonly string[];
}

/** A projection of the graph onto actors: a list of what each story adds for each event. */
export type Projection = readonly Contribution[];

/**
 * Arms: SELLS_ARMS_TO, seller → buyer; each event weighs 1 for each story that tells of it.
 * Organisations and officials are brought to their State; an edge from a State to itself is dropped.
 */
export function armsProjection(index: SnapshotIndex, period: Period): Projection {
  const all = once(index, 'arms', () => project(index, ['SELLS_ARMS_TO'], () => 1));
  return within(all, period);
}

/**
 * Pressure: THREATENS, SANCTIONS and PRESSURES, presser → target; each event weighs its act's weight for each story.
 * The edge's type names the act (`threaten`, `sanction`) where it says less than the claims do, so that a doubtful
 * sanction weighs as the threat that the fold made of it; PRESSURES takes the act of the event, at most `block`.
 */
export function pressureProjection(index: SnapshotIndex, period: Period, weights: ActWeights): Projection {
  const softest = Math.max(weights.urge, weights.warn, weights.condemn, weights.block);
  const soft: Readonly<Record<string, number>> = {
    urge: weights.urge,
    warn: weights.warn,
    condemn: weights.condemn,
  };
  const all = once(index, weights, () =>
    project(index, ['THREATENS', 'SANCTIONS', 'PRESSURES'], (edge, event) => {
      if (edge.type === 'THREATENS') return weights.threaten;
      if (edge.type === 'SANCTIONS') return weights.sanction;
      return soft[textOf(index.node(event), 'action') ?? ''] ?? softest;
    }),
  );
  return within(all, period);
}

const held = new WeakMap<SnapshotIndex, Map<unknown, Projection>>();

/** A projection of all times, worked out once for each index and key. */
function once(index: SnapshotIndex, key: unknown, make: () => Projection): Projection {
  const own = held.get(index) ?? new Map<unknown, Projection>();
  held.set(index, own);
  const known = own.get(key) ?? make();
  own.set(key, known);
  return known;
}

function within(projection: Projection, period: Period): Projection {
  if (isOpen(period)) return projection;
  const lies = inPeriod(period);
  return projection.filter(({ date }) => lies(date));
}

/** Sums a projection to one edge a pair, each story counted as often as `times` says. Pairs of no weight are left out. */
export function edgesOf(
  projection: Projection,
  times: (story: string) => number = () => 1,
): readonly WeightedEdge[] {
  const pairs = new Map<string, Map<string, { from: string; to: string; weight: number }>>();
  const edges: { from: string; to: string; weight: number }[] = [];
  for (const { from, to, story, weight } of projection) {
    const own = pairs.get(from) ?? new Map<string, { from: string; to: string; weight: number }>();
    pairs.set(from, own);
    let edge = own.get(to);
    if (edge === undefined) {
      edge = { from, to, weight: 0 };
      own.set(to, edge);
      edges.push(edge);
    }
    edge.weight += weight * times(story);
  }
  return edges.filter((edge) => edge.weight > 0);
}

function project(
  index: SnapshotIndex,
  types: readonly DerivedType[],
  weigh: (edge: RelationshipRow, event: string) => number,
): Projection {
  const edges = types.flatMap((type) => index.edgesOf(type));
  const pairOf = (edge: RelationshipRow) =>
    `${index.principalOf(edge.from.id).id} ${index.principalOf(edge.to.id).id}`;
  const all: Contribution[] = [];
  // A firm and its State may both have an edge for one event: brought together they are one, the heavier.
  const shared = new Set(
    [...groupBy(edges, pairOf)].filter(([, own]) => own.length > 1).map(([pair]) => pair),
  );
  const places = new Map<string, number>();
  for (const edge of edges) {
    const own = contributionsOf(index, edge, weigh);
    const pair = shared.size === 0 ? '' : pairOf(edge);
    if (!shared.has(pair)) {
      for (const one of own) all.push(one);
      continue;
    }
    for (const one of own) {
      const key = `${pair} ${one.event} ${one.story}`;
      const at = places.get(key);
      const other = at === undefined ? undefined : all[at];
      if (at === undefined || other === undefined) {
        places.set(key, all.length);
        all.push(one);
      } else {
        all[at] = {
          ...one,
          weight: Math.max(one.weight, other.weight),
          claims: distinct([...one.claims, ...other.claims]),
          reference: distinct([...one.reference, ...other.reference]),
        };
      }
    }
  }
  return all;
}

function contributionsOf(
  index: SnapshotIndex,
  edge: RelationshipRow,
  weigh: (edge: RelationshipRow, event: string) => number,
): Projection {
  const from = index.principalOf(edge.from.id);
  const to = index.principalOf(edge.to.id);
  if (from.id === to.id) return [];
  const { tieClaims, reference } = groundsOf([from, to].flatMap(({ via }) => via ?? []));
  const carried = new Set(listOf(edge, 'claims'));
  return [...new Set(listOf(edge, 'events'))].flatMap((event) => {
    const told = index
      .claimsOf(event)
      .flatMap(({ claim: { id } }) => (carried.has(id) ? [{ id, story: index.storyOf(id) }] : []));
    const weight = weigh(edge, event);
    const date = eventDate(index, event);
    const dated = date === undefined ? {} : { date };
    return distinct(told.map(({ story }) => story)).map((story) => {
      const own = told.flatMap((one) => (one.story === story ? [one.id] : []));
      const claims = distinct(tieClaims.length === 0 ? own : [...own, ...tieClaims]);
      return { from: from.id, to: to.id, story, weight, event, ...dated, claims, reference };
    });
  });
}
