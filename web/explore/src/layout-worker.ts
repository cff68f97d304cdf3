import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { LayoutTask, Place } from './layout.ts';

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Places nodes by ForceAtlas2 (Jacomy et al. 2014), from a spiral in the order of ids: the same graph, the same picture. */
function place({ nodes, edges, rounds }: LayoutTask): readonly Place[] {
  const graph = new Graph({ multi: false, type: 'undirected' });
  nodes.forEach((id, at) => {
    const radius = 10 * Math.sqrt(at + 1);
    const angle = at * goldenAngle;
    graph.addNode(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  for (const { from, to, weight } of edges) {
    if (from === to) continue;
    if (graph.hasEdge(from, to))
      graph.updateEdgeAttribute(from, to, 'weight', (before) => Number(before) + weight);
    else graph.addEdge(from, to, { weight });
  }
  if (graph.order > 1) {
    const settings = {
      ...forceAtlas2.inferSettings(graph),
      barnesHutOptimize: graph.order > 300,
      edgeWeightInfluence: 0.5,
      gravity: 1,
      scalingRatio: 12,
      strongGravityMode: false,
    };
    forceAtlas2.assign(graph, { iterations: rounds, settings, getEdgeWeight: 'weight' });
  }
  return graph.mapNodes((id, { x, y }) => ({ id, x: Number(x), y: Number(y) }));
}

self.onmessage = ({ data }: MessageEvent<LayoutTask & { readonly ticket: number }>) => {
  self.postMessage({ ticket: data.ticket, places: place(data) });
};
