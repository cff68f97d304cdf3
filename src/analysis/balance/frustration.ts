import { compare } from '../../util/compare.ts';
import { createRandom } from '../../util/create-random.ts';
import type { SignTie } from './triads.ts';

/** How far a signed network is from two camps: the fewest ties that no division into two camps explains. */
export interface Frustration {
  /** At least so many ties are frustrated; equal to `most` where the answer is exact. */
  readonly least: number;
  /** So many are frustrated by the best division found. */
  readonly most: number;
  readonly exact: boolean;
  /** The camp of each actor in that division; the first actor of each connected part is in camp 0. */
  readonly camps: ReadonlyMap<string, 0 | 1>;
}

/** Steps of the exact search, times the actors of a part, after which bounds stand: a second or so. */
const budget = 40_000_000;

/** Random starts of the local search. */
const starts = 40;

/**
 * Frustration index (line index of balance, Harary 1959), every tie counting 1. Each connected part, without what hangs on it by
 * one tie (that is never frustrated), is searched by branch and bound from the best division of a seeded local search; where
 * a budget of steps (40 million, divided by the actors of the part) does not suffice, `least` is the larger of what was proven and a number of negative cycles that share no tie
 * (each needs a frustrated one), and `exact` is false. Deterministic.
 */
export function frustrationOf(ties: readonly SignTie[], most = budget): Frustration {
  const parts = connectedParts(ties);
  const solved = parts.map((part) => solvePart(part, most));
  const camps = new Map<string, 0 | 1>();
  for (const [at, part] of parts.entries()) {
    for (const [id, camp] of spreadCamps(part, solved[at]?.camps ?? new Map())) camps.set(id, camp);
  }
  return {
    least: solved.reduce((sum, { least }) => sum + least, 0),
    most: solved.reduce((sum, { most }) => sum + most, 0),
    exact: solved.every(({ exact }) => exact),
    camps,
  };
}

function connectedParts(ties: readonly SignTie[]): readonly (readonly SignTie[])[] {
  const root = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = root.get(at) ?? at; up !== at; up = root.get(at) ?? at) at = up;
    return at;
  };
  for (const { a, b } of ties) root.set(find(a), find(b));
  const parts = new Map<string, SignTie[]>();
  for (const tie of ties) {
    const part = parts.get(find(tie.a)) ?? [];
    parts.set(find(tie.a), part);
    part.push(tie);
  }
  return [...parts.values()];
}

/** The ties that are left when actors with one tie are taken off again and again. */
function coreOf(part: readonly SignTie[]): readonly SignTie[] {
  let core = part;
  for (;;) {
    const degree = new Map<string, number>();
    for (const { a, b } of core) for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1);
    const kept = core.filter(({ a, b }) => (degree.get(a) ?? 0) > 1 && (degree.get(b) ?? 0) > 1);
    if (kept.length === core.length) return core;
    core = kept;
  }
}

interface Solved {
  readonly least: number;
  readonly most: number;
  readonly exact: boolean;
  readonly camps: ReadonlyMap<string, 0 | 1>;
}

/** The core as arrays, actors of most ties first: they decide most. */
interface Core {
  readonly ids: readonly string[];
  readonly near: readonly (readonly (readonly [number, 1 | -1])[])[];
}

function solvePart(part: readonly SignTie[], steps: number): Solved {
  const ties = coreOf(part);
  if (ties.length === 0) return { least: 0, most: 0, exact: true, camps: new Map() };
  const core = arraysOf(ties);
  const { camps, cost } = localSearch(core);
  const cycles = disjointNegativeCycles(core);
  const found =
    cost === cycles
      ? { best: cost, camps, done: true }
      : branchAndBound(core, camps, cost, cycles, steps / core.ids.length);
  return {
    least: found.done ? found.best : cycles,
    most: found.best,
    exact: found.done,
    camps: new Map(core.ids.map((id, at) => [id, found.camps[at] === 1 ? 1 : 0])),
  };
}

function arraysOf(ties: readonly SignTie[]): Core {
  const degree = new Map<string, number>();
  for (const { a, b } of ties) for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const ids = [...degree].sort(([a, x], [b, y]) => y - x || compare(a, b)).map(([id]) => id);
  const place = new Map(ids.map((id, at) => [id, at]));
  const near = ids.map((): [number, 1 | -1][] => []);
  for (const { a, b, sign } of ties) {
    const [left = 0, right = 0] = [place.get(a), place.get(b)];
    near[left]?.push([right, sign]);
    near[right]?.push([left, sign]);
  }
  return { ids, near };
}

/** From random divisions, actors change camp while that frustrates fewer ties; the best of all starts. */
function localSearch({ ids, near }: Core): { readonly camps: Int8Array; readonly cost: number } {
  const random = createRandom(1);
  let best = new Int8Array(ids.length);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start += 1) {
    const camps = Int8Array.from(ids, () => (random() < 0.5 ? 0 : 1));
    for (let moved = true; moved; ) {
      moved = false;
      for (const [at, own] of near.entries()) {
        let gain = 0;
        for (const [other, sign] of own) gain += isFrustrated(camps[at], camps[other], sign) ? 1 : -1;
        if (gain > 0) {
          camps[at] = camps[at] === 1 ? 0 : 1;
          moved = true;
        }
      }
    }
    const cost = costOf(near, camps);
    if (cost < least) [least, best] = [cost, camps];
  }
  return { camps: best, cost: least };
}

function isFrustrated(camp: number | undefined, other: number | undefined, sign: 1 | -1): boolean {
  return (camp === other) === sign < 0;
}

function costOf(near: Core['near'], camps: Int8Array): number {
  let twice = 0;
  for (const [at, own] of near.entries()) {
    for (const [other, sign] of own) if (isFrustrated(camps[at], camps[other], sign)) twice += 1;
  }
  return twice / 2;
}

/** Negative cycles without a common tie, found greedily along trees of breadth: a lower bound. */
function disjointNegativeCycles({ near }: Core): number {
  const free = near.map((own) => new Map(own));
  let count = 0;
  for (let root = 0; root < near.length; root += 1) {
    for (
      let cycle = negativeCycleFrom(free, root);
      cycle !== undefined;
      cycle = negativeCycleFrom(free, root)
    ) {
      for (const [a, b] of cycle) {
        free[a]?.delete(b);
        free[b]?.delete(a);
      }
      count += 1;
    }
  }
  return count;
}

function negativeCycleFrom(
  free: readonly ReadonlyMap<number, 1 | -1>[],
  root: number,
): readonly (readonly [number, number])[] | undefined {
  const sign = new Map<number, number>([[root, 1]]);
  const parent = new Map<number, number>();
  const queue = [root];
  for (const at of queue) {
    for (const [other, own] of free[at] ?? []) {
      const told = sign.get(other);
      const reached = (sign.get(at) ?? 1) * own;
      if (told === undefined) {
        sign.set(other, reached);
        parent.set(other, at);
        queue.push(other);
      } else if (told !== reached) {
        return cycleThrough(parent, at, other);
      }
    }
  }
  return undefined;
}

/** The ties of the cycle that one tie closes over a tree. */
function cycleThrough(
  parent: ReadonlyMap<number, number>,
  a: number,
  b: number,
): readonly (readonly [number, number])[] {
  const wayUp = (from: number): number[] => {
    const way = [from];
    for (let up = parent.get(from); up !== undefined; up = parent.get(up)) way.push(up);
    return way;
  };
  const [left, right] = [wayUp(a), wayUp(b)];
  const above = new Set(right);
  const meet = left.findIndex((node) => above.has(node));
  const sides = [left.slice(0, meet + 1), right.slice(0, right.indexOf(left[meet] ?? 0) + 1)];
  return [
    [a, b],
    ...sides.flatMap((side) => side.slice(1).map((node, at) => [node, side[at] ?? node] as const)),
  ];
}

function branchAndBound(
  { ids, near }: Core,
  first: Int8Array,
  cost: number,
  least: number,
  steps: number,
): { readonly best: number; readonly camps: Int8Array; readonly done: boolean } {
  const size = ids.length;
  const camps = new Int8Array(size).fill(-1);
  // For each actor still open, the ties to those placed that either camp would frustrate.
  const against = [new Int32Array(size), new Int32Array(size)] as const;
  let [best, bestCamps, left] = [cost, first, steps];
  const place = (at: number, camp: number, step: 1 | -1): void => {
    for (const [other, sign] of near[at] ?? []) {
      const list = against[sign > 0 ? ((1 - camp) as 0 | 1) : (camp as 0 | 1)];
      list[other] = (list[other] ?? 0) + step;
    }
    camps[at] = step > 0 ? camp : -1;
  };
  const bound = (): number => {
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      if (camps[at] === -1) sum += Math.min(against[0][at] ?? 0, against[1][at] ?? 0);
    }
    return sum;
  };
  const descend = (at: number, sofar: number): void => {
    if (left <= 0 || best === least) return;
    if (at === size) {
      if (sofar < best) [best, bestCamps] = [sofar, Int8Array.from(camps)];
      return;
    }
    // Camps are alike: the first actor is in camp 0. The cheaper camp is tried first.
    const [zero, one] = [against[0][at] ?? 0, against[1][at] ?? 0];
    const tried = at === 0 ? [0] : zero <= one ? [0, 1] : [1, 0];
    for (const camp of tried) {
      left -= 1;
      const now = sofar + (camp === 0 ? zero : one);
      if (now >= best) continue;
      place(at, camp, 1);
      if (now + bound() < best) descend(at + 1, now);
      place(at, camp, -1);
    }
  };
  descend(0, 0);
  return { best, camps: bestCamps, done: left > 0 || best === least };
}

/** The camps of a core, spread along the ties that hang on it; the part's first actor comes into camp 0. */
function spreadCamps(part: readonly SignTie[], core: ReadonlyMap<string, 0 | 1>): ReadonlyMap<string, 0 | 1> {
  const near = new Map<string, (readonly [string, 1 | -1])[]>();
  for (const { a, b, sign } of part) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      near.set(from, [...(near.get(from) ?? []), [to, sign]]);
  }
  const ids = [...near.keys()].sort(compare);
  const camps = new Map<string, 0 | 1>(core.size > 0 ? core : [[ids[0] ?? '', 0]]);
  const queue = [...camps.keys()];
  for (const at of queue) {
    for (const [other, sign] of near.get(at) ?? []) {
      if (camps.has(other)) continue;
      const own = camps.get(at) ?? 0;
      camps.set(other, sign > 0 ? own : own === 0 ? 1 : 0);
      queue.push(other);
    }
  }
  const turned = camps.get(ids[0] ?? '') === 1;
  return new Map([...camps].map(([id, camp]) => [id, turned ? (camp === 0 ? 1 : 0) : camp]));
}
