import type { SignedCore } from './signed-core.ts';

/** Negative cycles without a common tie, found greedily along trees of breadth: a lower bound. */
export function disjointNegativeCycles(core: SignedCore): number {
  const size = core.ids.length;
  const search: Search = {
    used: new Uint8Array(core.others.length),
    sign: new Int8Array(size),
    tie: new Int32Array(size),
    queue: new Int32Array(size),
  };
  let count = 0;
  for (let root = 0; root < size; root += 1) while (takeNegativeCycle(core, search, root)) count += 1;
  return count;
}

/** Ties that cycles have used up, and the tree of one search: signs of the ways from the root, 0 where none leads. */
interface Search {
  readonly used: Uint8Array;
  readonly sign: Int8Array;
  /** The tie by which each node was reached, seen from the node; −1 at the root. */
  readonly tie: Int32Array;
  readonly queue: Int32Array;
}

/** Uses up the first negative cycle that a search in breadth from a root meets; false where there is none. */
function takeNegativeCycle(core: SignedCore, { used, sign, tie, queue }: Search, root: number): boolean {
  const { starts: begins, others, signs, twins } = core;
  sign.fill(0);
  sign[root] = 1;
  tie[root] = -1;
  queue[0] = root;
  let last = 1;
  for (let next = 0; next < last; next += 1) {
    const at = queue[next] ?? 0;
    const end = begins[at + 1] ?? 0;
    for (let way = begins[at] ?? 0; way < end; way += 1) {
      if (used[way] === 1) continue;
      const other = others[way] ?? 0;
      const reached = (sign[at] ?? 0) * (signs[way] ?? 0);
      if (sign[other] === 0) {
        sign[other] = reached;
        tie[other] = twins[way] ?? 0;
        queue[last] = other;
        last += 1;
      } else if (sign[other] !== reached) {
        useUp(core, used, way);
        useCycle(core, used, tie, at, other);
        return true;
      }
    }
  }
  return false;
}

function useUp({ twins }: SignedCore, used: Uint8Array, way: number): void {
  used[way] = 1;
  used[twins[way] ?? 0] = 1;
}

/** Uses up the ties of a tree from two nodes to where their ways to the root meet. */
function useCycle(core: SignedCore, used: Uint8Array, tie: Int32Array, a: number, b: number): void {
  const parent = (at: number): number => core.others[tie[at] ?? 0] ?? 0;
  const above = new Set<number>();
  for (let at = a; ; at = parent(at)) {
    above.add(at);
    if (tie[at] === -1) break;
  }
  let meet = b;
  while (!above.has(meet)) meet = parent(meet);
  for (const side of [a, b]) {
    for (let at = side; at !== meet; at = parent(at)) useUp(core, used, tie[at] ?? 0);
  }
}
