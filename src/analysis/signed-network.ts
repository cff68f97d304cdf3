import type { SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { type Grounds, once } from './grounds.ts';
import type { InfluenceKnowledge } from './knowledge.ts';
import type { Period } from './period.ts';
import { distinct } from './pressure-acts.ts';
import { armsProjection, type Contribution, type Projection, pressureProjection } from './projections.ts';

/** Two actors with what ties and what divides them, without direction; `a` comes before `b`. */
export interface SignedTie {
  readonly a: string;
  readonly b: string;
  /** Sum of sales, each story counting the tone of a signature (8). */
  readonly positive: number;
  /** Sum of pressure, each story counting the weight of its act. */
  readonly negative: number;
}

/** Actors and ties in the order of their ids. What they rest on is gathered at each call: see `withGrounds`. */
export interface SignedNetwork {
  readonly actors: readonly string[];
  readonly ties: readonly SignedTie[];
  /** What the ties among some actors rest on. */
  readonly groundsOf: (actors: readonly string[]) => Grounds;
  /** What the ties of one actor rest on. */
  readonly groundsAt: (actor: string) => Grounds;
}

interface Tie {
  readonly a: string;
  readonly b: string;
  positive: number;
  negative: number;
}

/**
 * The network of a period: realised sales of arms tie (SELLS_ARMS_TO), pressure divides (THREATENS, SANCTIONS, PRESSURES), both on
 * the scale of Goldstein (1992), firms and officials brought to their State. Only what articles tell enters.
 */
export function signedNetwork(
  index: SnapshotIndex,
  period: Period,
  { weights, tones }: Pick<InfluenceKnowledge, 'weights' | 'tones'>,
): SignedNetwork {
  return networkOf(armsProjection(index, period), pressureProjection(index, period, weights), tones.signed);
}

/** The network of sales, each story counting `tone`, and of pressure, each counting its own weight. */
export function networkOf(arms: Projection, pressure: Projection, tone: number): SignedNetwork {
  const ties: Tie[] = [];
  const byPair = new Map<string, Map<string, Tie>>();
  const tieOf = ({ from, to }: Contribution): Tie => {
    const [a, b] = from < to ? [from, to] : [to, from];
    const own = byPair.get(a) ?? new Map<string, Tie>();
    byPair.set(a, own);
    const known = own.get(b);
    if (known !== undefined) return known;
    const tie = { a, b, positive: 0, negative: 0 };
    own.set(b, tie);
    ties.push(tie);
    return tie;
  };
  for (const one of arms) tieOf(one).positive += one.weight * tone;
  for (const one of pressure) tieOf(one).negative += one.weight;
  const sorted = ties.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
  const all = once(() => [...arms, ...pressure]);
  const network = distinct(sorted.flatMap(({ a, b }) => [a, b]));
  let whole: Grounds | undefined;
  let byActor: ReadonlyMap<string, readonly Contribution[]> | undefined;
  return {
    actors: network,
    ties: sorted,
    groundsOf: (actors) => {
      if (actors.length === network.length) {
        whole ??= groundsOf(all());
        return whole;
      }
      const asked = new Set(actors);
      return groundsOf(all().filter(({ from, to }) => asked.has(from) && asked.has(to)));
    },
    groundsAt: (actor) => {
      byActor ??= contributionsByActor(all());
      return groundsOf(byActor.get(actor) ?? []);
    },
  };
}

/** The sign of a tie: of what ties less what divides; 0 where both are equal. */
export function signOf({ positive, negative }: SignedTie): -1 | 0 | 1 {
  return positive > negative ? 1 : positive < negative ? -1 : 0;
}

function groundsOf(contributions: readonly Contribution[]): Grounds {
  return {
    claims: distinct(contributions.flatMap(({ claims }) => claims)),
    reference: distinct(contributions.flatMap(({ reference }) => reference)),
  };
}

function contributionsByActor(all: readonly Contribution[]): ReadonlyMap<string, readonly Contribution[]> {
  const found = new Map<string, Contribution[]>();
  for (const one of all) {
    for (const end of [one.from, one.to]) {
      const own = found.get(end) ?? [];
      found.set(end, own);
      own.push(one);
    }
  }
  return found;
}
