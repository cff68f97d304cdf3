import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { LayoutTask, Place } from './layout.ts';

/** Places nodes by ForceAtlas2 (Jacomy et al. 2014) from places that follow from the ids alone: the same graph, the same picture. */
function place({ nodes, edges, kept, rounds }: LayoutTask): readonly Place[] {
  const graph = new Graph({ multi: false, type: 'undirected' });
  const held = new Map(kept.map((each) => [each.id, each]));
  const near = new Map<string, Place[]>();
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const anchor = held.get(other);
      if (anchor !== undefined) near.set(one, [...(near.get(one) ?? []), anchor]);
    }
  }
  nodes.forEach((id, at) => {
    const anchor = held.get(id);
    const angle = at * 2.399963229728653;
    const radius = kept.length === 0 ? 10 * Math.sqrt(at + 1) : 40 + 10 * Math.sqrt(at + 1);
    const around = near.get(id) ?? [];
    const centre = around.length === 0 ? { x: 500, y: 500 } : meanOf(around);
    graph.addNode(
      id,
      anchor === undefined
        ? { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle), fixed: false }
        : { x: anchor.x, y: anchor.y, fixed: true },
    );
  });
  for (const { from, to, weight } of edges) {
    if (from !== to && !graph.hasEdge(from, to)) graph.addEdge(from, to, { weight });
    else if (from !== to) graph.updateEdgeAttribute(from, to, 'weight', (before) => Number(before) + weight);
  }
  if (graph.order > 1) {
    const settings = {
      ...forceAtlas2.inferSettings(graph),
      barnesHutOptimize: graph.order > 300,
      adjustSizes: false,
      edgeWeightInfluence: 0.5,
      gravity: 1,
      scalingRatio: kept.length > 0 ? 60 : 12,
      strongGravityMode: false,
      linLogMode: false,
    };
    forceAtlas2.assign(graph, { iterations: rounds, settings, getEdgeWeight: 'weight' });
  }
  return graph.mapNodes((id, { x, y }) => ({ id, x: Number(x), y: Number(y) }));
}

function meanOf(places: readonly Place[]): { readonly x: number; readonly y: number } {
  const sum = places.reduce((so, { x, y }) => ({ x: so.x + x, y: so.y + y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

self.onmessage = ({ data }: MessageEvent<LayoutTask & { readonly ticket: number }>) => {
  self.postMessage({ ticket: data.ticket, places: place(data) });
};
