import { DirectedGraph, UndirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import hitsModule from 'graphology-metrics/centrality/hits.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';
import { compare } from '../util/compare.ts';

// The packages are CommonJS functions whose types are written as ES modules: at run time the default import is the function.
const betweenness = betweennessModule as unknown as (typeof betweennessModule)['default'];
const hits = hitsModule as unknown as (typeof hitsModule)['default'];
const pagerank = pagerankModule as unknown as (typeof pagerankModule)['default'];

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
  const ranks = pagerank(
    graphOf(reversed ? edges.map(({ from, to, weight }) => ({ from: to, to: from, weight })) : edges),
    { getEdgeWeight: 'weight', alpha: 0.85, maxIterations: 1000, tolerance: 1e-10 },
  );
  return new Map(Object.entries(ranks));
}

/** HITS alone; empty where the iteration does not settle, and see `centralityOf`. */
export function hitsOf(edges: readonly WeightedEdge[]): Pick<Centrality, 'hubs' | 'authorities'> {
  try {
    const found = hits(graphOf(edges), { maxIterations: 1000, tolerance: 1e-9 });
    return {
      hubs: new Map(Object.entries(found.hubs)),
      authorities: new Map(Object.entries(found.authorities)),
    };
  } catch (error) {
    // The package tells this case only by its words.
    if (error instanceof Error && error.message.endsWith('failed to converge.')) return {};
    throw error;
  }
}

function graphOf(edges: readonly WeightedEdge[]): DirectedGraph {
  const graph = new DirectedGraph();
  const nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  for (const id of [...nodes].sort(compare)) graph.addNode(id);
  const sorted = [...edges].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  for (const { from, to, weight } of sorted) graph.addEdge(from, to, { weight });
  return graph;
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
