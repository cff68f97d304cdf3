import { UndirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import { compare } from '../util/compare.ts';
import { type ArrowGraph, arrowGraph, hits, pagerank } from './power-iteration.ts';

// The package is a CommonJS function whose types are written as an ES module: at run time the default import is the function.
const betweenness = betweennessModule as unknown as (typeof betweennessModule)['default'];

/** A weighted edge of a projection; weights are above zero. */
export interface WeightedEdge {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

export interface Centrality {
  /** Brin and Page (1998), damping 0.85, over the edges turned round when asked; sums to 1. */
  readonly pagerank: ReadonlyMap<string, number>;
  /** Kleinberg (1999); each sums to 1. Absent when the iteration has not settled after 1,000 steps. */
  readonly hubs?: ReadonlyMap<string, number>;
  readonly authorities?: ReadonlyMap<string, number>;
}

/**
 * PageRank and HITS of a graph given by its edges (each pair once), nodes taken in the order of their ids.
 * `reversed` turns the edges round for PageRank, so that it rewards whom the arrows leave. No edges: empty maps.
 */
export function centralityOf(edges: readonly WeightedEdge[], reversed: boolean): Centrality {
  if (edges.length === 0) return { pagerank: new Map(), hubs: new Map(), authorities: new Map() };
  return { pagerank: pagerankOf(edges, reversed), ...hitsOf(edges) };
}

/** PageRank alone; see `centralityOf`. */
export function pagerankOf(edges: readonly WeightedEdge[], reversed: boolean): ReadonlyMap<string, number> {
  const graph = arrowGraph(
    reversed ? edges.map(({ from, to, weight }) => ({ from: to, to: from, weight })) : edges,
  );
  return valuesOf(graph, pagerank(graph));
}

/** HITS alone; empty where the iteration does not settle, and see `centralityOf`. */
export function hitsOf(edges: readonly WeightedEdge[]): Pick<Centrality, 'hubs' | 'authorities'> {
  const graph = arrowGraph(edges);
  const found = hits(graph);
  if (found === undefined) return {};
  return { hubs: valuesOf(graph, found.hubs), authorities: valuesOf(graph, found.authorities) };
}

function valuesOf({ ids }: ArrowGraph, values: Float64Array): ReadonlyMap<string, number> {
  return new Map(ids.map((id, at) => [id, values[at] ?? 0]));
}

/**
 * Betweenness (Freeman 1977) by the algorithm of Brandes (2001), ties without direction and of one length: the share of the
 * pairs of other nodes between whom a node lies, shortest ways of one pair counted in parts.
 */
export function betweennessOf(
  ties: readonly { readonly a: string; readonly b: string }[],
): ReadonlyMap<string, number> {
  const graph = new UndirectedGraph();
  for (const id of [...new Set(ties.flatMap(({ a, b }) => [a, b]))].sort(compare)) graph.addNode(id);
  for (const { a, b } of ties) graph.mergeEdge(a, b);
  // Fewer than three nodes have no pair of others, and the package would divide by nothing.
  if (graph.order < 3) return new Map(graph.nodes().map((id) => [id, 0]));
  return new Map(Object.entries(betweenness(graph, { getEdgeWeight: null, normalized: true })));
}
