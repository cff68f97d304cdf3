import type { DerivedType, RelationshipRow, SnapshotIndex } from '../model/index.ts';
import type { ActWeights } from './act-weights.ts';
import type { WeightedEdge } from './centrality.ts';
import { eventDate } from './event-date.ts';
import { liesIn, type Period } from './period.ts';
import { distinct, groundsOf } from './pressure-acts.ts';
import { listOf, textOf } from './properties.ts';

/** What one story adds to the edge between two actors. */
export interface Contribution {
  readonly from: string;
  readonly to: string;
  readonly story: string;
  readonly weight: number;
  readonly event: string;
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
  return project(index, ['SELLS_ARMS_TO'], period, () => 1);
}

/**
 * Pressure: THREATENS, SANCTIONS and PRESSURES, presser → target; each event weighs its act's weight for each story.
 * The edge's type names the act (`threaten`, `sanction`) where it says less than the claims do, so that a doubtful
 * sanction weighs as the threat that the fold made of it; PRESSURES takes the act of the event, at most `block`.
 */
export function pressureProjection(index: SnapshotIndex, period: Period, weights: ActWeights): Projection {
  return project(index, ['THREATENS', 'SANCTIONS', 'PRESSURES'], period, (edge, event) => {
    if (edge.type === 'THREATENS') return weights.threaten;
    if (edge.type === 'SANCTIONS') return weights.sanction;
    const action = textOf(index.node(event), 'action');
    const soft = [weights.urge, weights.warn, weights.condemn, weights.block];
    const own = { urge: weights.urge, warn: weights.warn, condemn: weights.condemn }[action ?? ''];
    return own ?? Math.max(...soft);
  });
}

/** Sums a projection to one edge a pair, each story counted as often as `times` says. Pairs of no weight are left out. */
export function edgesOf(
  projection: Projection,
  times: (story: string) => number = () => 1,
): readonly WeightedEdge[] {
  const pairs = new Map<string, WeightedEdge>();
  for (const { from, to, story, weight } of projection) {
    const key = `${from} ${to}`;
    const before = pairs.get(key)?.weight ?? 0;
    pairs.set(key, { from, to, weight: before + weight * times(story) });
  }
  return [...pairs.values()].filter((edge) => edge.weight > 0);
}

function project(
  index: SnapshotIndex,
  types: readonly DerivedType[],
  period: Period,
  weigh: (edge: RelationshipRow, event: string) => number,
): Projection {
  const contributions = types
    .flatMap((type) => index.edgesOf(type))
    .flatMap((edge) => contributionsOf(index, edge, period, weigh));
  // A firm and its State may both have an edge for one event: brought together they are one, the heavier.
  const merged = new Map<string, Contribution>();
  for (const one of contributions) {
    const key = [one.from, one.to, one.event, one.story].join(' ');
    const other = merged.get(key);
    if (!other) merged.set(key, one);
    else {
      merged.set(key, {
        ...one,
        weight: Math.max(one.weight, other.weight),
        claims: distinct([...one.claims, ...other.claims]),
        reference: distinct([...one.reference, ...other.reference]),
      });
    }
  }
  return [...merged.values()];
}

function contributionsOf(
  index: SnapshotIndex,
  edge: RelationshipRow,
  period: Period,
  weigh: (edge: RelationshipRow, event: string) => number,
): Projection {
  const from = index.principalOf(edge.from.id);
  const to = index.principalOf(edge.to.id);
  if (from.id === to.id) return [];
  const { tieClaims, reference } = groundsOf([from, to].flatMap(({ via }) => via ?? []));
  const carried = new Set(listOf(edge, 'claims'));
  return listOf(edge, 'events')
    .filter((event) => liesIn(eventDate(index, event), period))
    .flatMap((event) => {
      const claims = index
        .claimsOf(event)
        .map(({ claim }) => claim.id)
        .filter((id) => carried.has(id));
      return distinct(claims.map(index.storyOf)).map((story) => ({
        from: from.id,
        to: to.id,
        story,
        weight: weigh(edge, event),
        event,
        claims: distinct([...claims.filter((id) => index.storyOf(id) === story), ...tieClaims]),
        reference,
      }));
    });
}
