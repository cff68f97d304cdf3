import { compare } from '../../util/compare.ts';
import { createRandom } from '../../util/create-random.ts';
import { disjointNegativeCycles } from './negative-cycles.ts';
import { type SignedCore, signedCore } from './signed-core.ts';
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
    // The next search from here is short.
    root.set(id, at);
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

function solvePart(part: readonly SignTie[], steps: number): Solved {
  const ties = coreOf(part);
  if (ties.length === 0) return { least: 0, most: 0, exact: true, camps: new Map() };
  const core = signedCore(ties);
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

/** From random divisions, actors change camp while that frustrates fewer ties; the best of all starts. */
function localSearch({ ids, starts: begins, others, signs }: SignedCore): {
  readonly camps: Int8Array;
  readonly cost: number;
} {
  const random = createRandom(1);
  const size = ids.length;
  // Camps are 1 and −1 here: a tie is frustrated where its sign is not the product of its ends' camps.
  const lean = (sides: Int8Array, at: number): number => {
    let sum = 0;
    const end = begins[at + 1] ?? 0;
    for (let tie = begins[at] ?? 0; tie < end; tie += 1)
      sum += (sides[others[tie] ?? 0] ?? 0) * (signs[tie] ?? 0);
    return sum * (sides[at] ?? 0);
  };
  let best = new Int8Array(size);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start += 1) {
    const sides = Int8Array.from(ids, () => (random() < 0.5 ? 1 : -1));
    for (let moved = true; moved; ) {
      moved = false;
      for (let at = 0; at < size; at += 1) {
        if (lean(sides, at) >= 0) continue;
        sides[at] = -(sides[at] ?? 0);
        moved = true;
      }
    }
    let balance = 0;
    for (let at = 0; at < size; at += 1) balance += lean(sides, at);
    const cost = (others.length - balance) / 4;
    if (cost < least) [least, best] = [cost, sides];
  }
  return { camps: best.map((side) => (side > 0 ? 0 : 1)), cost: least };
}

function branchAndBound(
  { ids, starts: begins, others, signs }: SignedCore,
  first: Int8Array,
  cost: number,
  least: number,
  steps: number,
): { readonly best: number; readonly camps: Int8Array; readonly done: boolean } {
  const size = ids.length;
  const camps = new Int8Array(size).fill(-1);
  // For each actor still open, the ties to those placed that camp 0 or camp 1 would frustrate; actors are placed in order.
  const [zeros, ones] = [new Int32Array(size), new Int32Array(size)];
  // What the open actors frustrate at least, whichever camps they join.
  let bound = 0;
  let [best, bestCamps, left] = [cost, first, steps];
  const cheaper = (at: number): number => Math.min(zeros[at] ?? 0, ones[at] ?? 0);
  const spread = (at: number, camp: number, step: 1 | -1): void => {
    const end = begins[at + 1] ?? 0;
    for (let tie = begins[at] ?? 0; tie < end; tie += 1) {
      const other = others[tie] ?? 0;
      if (other < at) continue;
      const before = cheaper(other);
      const list = (signs[tie] ?? 0) > 0 === (camp === 0) ? ones : zeros;
      list[other] = (list[other] ?? 0) + step;
      bound += cheaper(other) - before;
    }
  };
  const descend = (at: number, sofar: number): void => {
    if (left <= 0 || best === least) return;
    if (at === size) {
      if (sofar < best) [best, bestCamps] = [sofar, Int8Array.from(camps)];
      return;
    }
    // Camps are alike: the first actor is in camp 0. The cheaper camp is tried first.
    const [zero, one] = [zeros[at] ?? 0, ones[at] ?? 0];
    const tried = at === 0 ? [0] : zero <= one ? [0, 1] : [1, 0];
    bound -= cheaper(at);
    for (const camp of tried) {
      left -= 1;
      const now = sofar + (camp === 0 ? zero : one);
      if (now >= best) continue;
      camps[at] = camp;
      spread(at, camp, 1);
      if (now + bound < best) descend(at + 1, now);
      spread(at, camp, -1);
    }
    camps[at] = -1;
    bound += cheaper(at);
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
    ] as const) {
      const own = near.get(from);
      if (own === undefined) near.set(from, [[to, sign]]);
      else own.push([to, sign]);
    }
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
