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
 * groups. Σ over neighbours j of (p_ij + Σ_q p_iq p_qj)², p the share of a node's weight. Undefined without neighbours.
 */
export function constraintOf(neighbours: Neighbours, node: string): number | undefined {
  const own = neighbours.get(node);
  if (own === undefined || own.size === 0) return undefined;
  let sum = 0;
  for (const other of own.keys()) {
    let part = shareOf(neighbours, node, other);
    for (const via of own.keys()) {
      if (via !== other) part += shareOf(neighbours, node, via) * shareOf(neighbours, via, other);
    }
    sum += part * part;
  }
  return sum;
}

const totals = new WeakMap<ReadonlyMap<string, number>, number>();

function shareOf(neighbours: Neighbours, from: string, to: string): number {
  const own = neighbours.get(from);
  const weight = own?.get(to);
  if (own === undefined || weight === undefined) return 0;
  const known = totals.get(own);
  const total = known ?? [...own.values()].reduce((sum, one) => sum + one, 0);
  if (known === undefined) totals.set(own, total);
  return weight / total;
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
