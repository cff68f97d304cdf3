/** Neighbours of each node with the weight of the tie, both ways. */
export type Neighbours = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The neighbours of undirected ties. */
export function neighboursOf(
  ties: readonly { readonly a: string; readonly b: string; readonly weight: number }[],
): Neighbours {
  const found = new Map<string, Map<string, number>>();
  const join = (from: string, to: string, weight: number) => {
    const own = found.get(from) ?? new Map<string, number>();
    found.set(from, own);
    own.set(to, (own.get(to) ?? 0) + weight);
  };
  for (const { a, b, weight } of ties) {
    join(a, b, weight);
    join(b, a, weight);
  }
  return found;
}

/**
 * Constraint (Burt 1992): how much of a node's ties lead to those who are tied to each other; low for who bridges holes between
 * groups. Σ over neighbours j of (p_ij + Σ_q p_iq p_qj)², p the share of a node's weight. Undefined without neighbours. The
 * shares are worked out once for each network; a node then costs the ties of its neighbours.
 */
export function constraintOf(neighbours: Neighbours, node: string): number | undefined {
  const shares = sharesOf(neighbours);
  const at = shares.places.get(node);
  const own = at === undefined ? undefined : shares.rows[at];
  if (own === undefined || own.ends.length === 0) return undefined;
  const parts = new Float64Array(shares.rows.length);
  for (const [place, end] of own.ends.entries()) parts[end] = own.parts[place] ?? 0;
  const sums = Float64Array.from(parts);
  for (const [place, via] of own.ends.entries()) {
    const part = own.parts[place] ?? 0;
    const { ends, parts: onward }: Row = shares.rows[via] ?? own;
    for (let next = 0; next < ends.length; next += 1) {
      const end = ends[next] ?? 0;
      if (parts[end] !== 0) sums[end] = (sums[end] ?? 0) + part * (onward[next] ?? 0);
    }
  }
  let sum = 0;
  for (const end of own.ends) sum += (sums[end] ?? 0) ** 2;
  return sum;
}

/** The neighbours of each node by number, and which share of its weight leads to each. */
interface Shares {
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
}

interface Row {
  readonly ends: Int32Array;
  readonly parts: Float64Array;
}

const held = new WeakMap<Neighbours, Shares>();

function sharesOf(neighbours: Neighbours): Shares {
  const known = held.get(neighbours);
  if (known !== undefined) return known;
  const places = new Map([...neighbours.keys()].map((id, at) => [id, at]));
  const rows = [...neighbours.values()].map((own) => {
    const weights = [...own.values()];
    const total = weights.reduce((sum, one) => sum + one, 0);
    return {
      ends: Int32Array.from(own.keys(), (id) => places.get(id) ?? 0),
      parts: Float64Array.from(weights, (weight) => weight / total),
    };
  });
  const shares = { places, rows };
  held.set(neighbours, shares);
  return shares;
}

/** Nodes without which a part of the network falls apart (articulation points, Hopcroft and Tarjan 1973), sorted. */
export function cutNodes(neighbours: Neighbours): readonly string[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const cuts = new Set<string>();
  for (const root of [...neighbours.keys()].sort()) {
    if (order.has(root)) continue;
    let children = 0;
    // The stack stands for calls: a long chain of states must not exhaust that of the machine.
    const stack: { node: string; parent: string; rest: string[] }[] = [];
    const enter = (node: string, parent: string) => {
      order.set(node, order.size);
      low.set(node, order.get(node) ?? 0);
      stack.push({ node, parent, rest: [...(neighbours.get(node)?.keys() ?? [])] });
    };
    enter(root, '');
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      const next = top.rest.pop();
      if (next === undefined) {
        stack.pop();
        const { node, parent } = top;
        if (parent === '') continue;
        low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
        if (parent === root) children += 1;
        else if ((low.get(node) ?? 0) >= (order.get(parent) ?? 0)) cuts.add(parent);
      } else if (next !== top.parent) {
        const seen = order.get(next);
        if (seen === undefined) enter(next, top.node);
        else low.set(top.node, Math.min(low.get(top.node) ?? 0, seen));
      }
    }
    if (children > 1) cuts.add(root);
  }
  return [...cuts].sort();
}
