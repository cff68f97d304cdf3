import { compare } from '../../util/compare.ts';

/** A tie without direction that is for or against. */
export interface SignTie {
  readonly a: string;
  readonly b: string;
  readonly sign: 1 | -1;
}

/** A closed triad, its members in order; balanced where the product of its signs is positive (Cartwright and Harary 1956). */
export interface Triad {
  readonly members: readonly [string, string, string];
  readonly negatives: number;
  readonly balanced: boolean;
}

/** Every closed triad of a network with one tie a pair; O(Σ d²) over the ties. */
export function triadsOf(ties: readonly SignTie[]): readonly Triad[] {
  const graph = graphOf(ties);
  const found: Triad[] = [];
  const idOf = (at: number): string => graph.ids[at] ?? '';
  visitTriads(graph, (first, second, third, negatives) => {
    const members = [idOf(first), idOf(second), idOf(third)] as const;
    found.push({ members, negatives, balanced: negatives % 2 === 0 });
  });
  return found;
}

/** How many closed triads there are, in all and of each actor. */
export interface TriadCensus {
  readonly triads: number;
  /** Share of them that is balanced; undefined where none is closed. */
  readonly balanced: number | undefined;
  /** How many have none, one, two and three ties against, and the actors in those, sorted. */
  readonly kinds: readonly { readonly triads: number; readonly members: readonly string[] }[];
  /** The actors that are in a closed triad, sorted. */
  readonly actors: readonly { readonly id: string; readonly triads: number; readonly unbalanced: number }[];
}

/** The census of the triads of `triadsOf`, none of which is kept: a large network has millions. */
export function triadCensus(ties: readonly SignTie[]): TriadCensus {
  const graph = graphOf(ties);
  const counts = [0, 1, 2, 3].map(() => new Int32Array(graph.ids.length));
  const totals = [0, 0, 0, 0];
  visitTriads(graph, (first, second, third, negatives) => {
    totals[negatives] = (totals[negatives] ?? 0) + 1;
    const own = counts[negatives];
    if (own === undefined) return;
    own[first] = (own[first] ?? 0) + 1;
    own[second] = (own[second] ?? 0) + 1;
    own[third] = (own[third] ?? 0) + 1;
  });
  const [none = 0, one = 0, two = 0, three = 0] = totals;
  const triads = none + one + two + three;
  const of = (at: number, ...kinds: readonly number[]): number =>
    kinds.reduce((sum, kind) => sum + (counts[kind]?.[at] ?? 0), 0);
  return {
    triads,
    balanced: triads === 0 ? undefined : (none + two) / triads,
    kinds: totals.map((total, kind) => ({
      triads: total,
      members: graph.ids.filter((_, at) => of(at, kind) > 0),
    })),
    actors: graph.ids
      .map((id, at) => ({ id, triads: of(at, 0, 1, 2, 3), unbalanced: of(at, 1, 3) }))
      .filter((actor) => actor.triads > 0),
  };
}

/** Nodes by number, in the order of their ids; of each those after it to which it is tied, in order, with the signs. */
interface Graph {
  readonly ids: readonly string[];
  readonly after: readonly Int32Array[];
  readonly signs: readonly Int8Array[];
}

function graphOf(ties: readonly SignTie[]): Graph {
  const ids = [...new Set(ties.flatMap(({ a, b }) => [a, b]))].sort(compare);
  const place = new Map(ids.map((id, at) => [id, at]));
  const lists = ids.map((): { at: number; sign: number }[] => []);
  for (const { a, b, sign } of ties) {
    const [left = 0, right = 0] = [place.get(a), place.get(b)];
    lists[Math.min(left, right)]?.push({ at: Math.max(left, right), sign });
  }
  for (const list of lists) list.sort((one, other) => one.at - other.at);
  return {
    ids,
    after: lists.map((list) => Int32Array.from(list, ({ at }) => at)),
    signs: lists.map((list) => Int8Array.from(list, ({ sign }) => sign)),
  };
}

/** Calls for every closed triad, in the order of its members, with how many of its ties are against. */
function visitTriads(
  { ids, after, signs }: Graph,
  visit: (first: number, second: number, third: number, negatives: number) => void,
): void {
  const none = new Int32Array(0);
  const sign = new Int8Array(ids.length);
  for (let first = 0; first < ids.length; first += 1) {
    const seconds = after[first] ?? none;
    for (let at = 0; at < seconds.length; at += 1) sign[seconds[at] ?? 0] = signs[first]?.[at] ?? 0;
    for (let at = 0; at < seconds.length; at += 1) {
      const second = seconds[at] ?? 0;
      const thirds = after[second] ?? none;
      const ends = signs[second];
      const one = signs[first]?.[at] === -1 ? 1 : 0;
      for (let next = 0; next < thirds.length; next += 1) {
        const third = thirds[next] ?? 0;
        const two = sign[third] ?? 0;
        if (two !== 0)
          visit(first, second, third, one + (two < 0 ? 1 : 0) + ((ends?.[next] ?? 0) < 0 ? 1 : 0));
      }
    }
    for (const second of seconds) sign[second] = 0;
  }
}
