import type { Piece, ShownEdge, ShownNode } from '../../../src/explorer/api.ts';

/** Several pieces as one; of a node or edge that stands in more than one the first counts. */
export function joined(pieces: readonly (Piece | undefined)[]): Piece {
  const nodes = new Map<string, ShownNode>();
  const edges = new Map<string, ShownEdge>();
  for (const piece of pieces) {
    for (const node of piece?.nodes ?? []) if (!nodes.has(node.id)) nodes.set(node.id, node);
    for (const edge of piece?.edges ?? []) if (!edges.has(edge.id)) edges.set(edge.id, edge);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** A piece without some nodes and their edges, and without nodes that stood at those edges alone. */
export function without({ nodes, edges }: Piece, hidden: readonly string[]): Piece {
  if (hidden.length === 0) return { nodes, edges };
  const gone = new Set(hidden);
  const kept = edges.filter(({ from, to, id }) => !gone.has(from) && !gone.has(to) && !gone.has(id));
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const still = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: nodes.filter(({ id }) => !gone.has(id) && (still.has(id) || !tied.has(id))),
    edges: kept,
  };
}
