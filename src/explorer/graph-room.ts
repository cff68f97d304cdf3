import { type Cell, entityKinds, type SnapshotIndex } from '../model/index.ts';
import type { Found, Piece, Start } from './api.ts';
import { createNodeFinder } from './find-nodes.ts';
import { type MapAct, mapActs } from './map-acts.ts';
import { blocsIn } from './nodes-of.ts';
import { wordsOf } from './properties.ts';
import { readStyle } from './read-style.ts';
import { createResultReader } from './result-piece.ts';
import type { ExplorerSource, OpenedGraph } from './source.ts';

/** One state of the graph, with what answers are made from; made anew after each judgement. */
export interface GraphRoom extends OpenedGraph {
  readonly acts: readonly MapAct[];
  readonly start: Start;
  readonly find: (words: string) => readonly Found[];
  readonly pieceOfRows: (rows: readonly (readonly Cell[])[]) => Piece;
}

/** Reads the graph and prepares the map. */
export async function openRoom(source: ExplorerSource): Promise<GraphRoom> {
  const opened = await source.open();
  const { index } = opened;
  const acts = mapActs(index);
  return {
    ...opened,
    acts,
    start: startOf(source, index, acts),
    find: createNodeFinder(index),
    pieceOfRows: createResultReader(index),
  };
}

function startOf(source: ExplorerSource, index: SnapshotIndex, acts: readonly MapAct[]): Start {
  const years = acts
    .flatMap(({ first, last }) =>
      [first, last].flatMap((day) => (day === undefined ? [] : Number(day.slice(0, 4)))),
    )
    .sort((a, b) => a - b);
  const [earliest] = years;
  const latest = years.at(-1);
  const invoked = new Set(acts.flatMap((act) => [...act.laws]));
  const { nodes, edges } = readStyle(source.style);
  const count = (...labels: readonly Parameters<SnapshotIndex['nodesOf']>[0][]) =>
    labels.reduce((sum, label) => sum + index.nodesOf(label).length, 0);
  return {
    store: source.location,
    counts: {
      entities: count(...entityKinds),
      events: count('Deal', 'Pressure', 'Exclusion', 'Resistance'),
      articles: count('Article'),
    },
    ...(earliest !== undefined && latest !== undefined && { years: [earliest, latest] }),
    laws: index
      .nodesOf('Legislation')
      .filter(({ id }) => invoked.has(id))
      .map(({ id }) => ({ id, name: index.nameOf(id) })),
    categories: [
      ...new Set(index.nodesOf('WeaponSystem').flatMap((node) => wordsOf(node, 'category') ?? [])),
    ].sort(),
    blocs: blocsIn(index),
    nodeStyles: nodes,
    edgeStyles: edges,
    queries: source.queries,
  };
}
