import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { SignedTie } from '../signed-network.ts';
import type { Partition } from './signed-modularity.ts';

// The package is a CommonJS function whose types are written as an ES module: at run time the default import is the function.
const louvain = louvainModule as unknown as (typeof louvainModule)['default'];

/** Louvain (Blondel et al. 2008) on what ties alone; division does not count. Actors without a tie are left out. */
export function positiveLouvain(ties: readonly SignedTie[], random: () => number): Partition {
  const positive = ties.filter((tie) => tie.positive > 0);
  if (positive.length === 0) return new Map();
  const graph = new UndirectedGraph();
  for (const id of [...new Set(positive.flatMap(({ a, b }) => [a, b]))].sort()) graph.addNode(id);
  for (const { a, b, positive: weight } of positive) graph.addEdge(a, b, { weight });
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: random, randomWalk: true });
  const numbers = new Map<number, number>();
  return new Map(
    graph.nodes().map((id) => {
      const community = found[id] ?? -1;
      const number = numbers.get(community) ?? numbers.size;
      numbers.set(community, number);
      return [id, number];
    }),
  );
}
