import {
  type GraphRows,
  type NodeRow,
  nodeKey,
  type RelationshipRow,
  relationshipKey,
} from '../model/index.ts';

/** The rows of a graph by their identity, for comparing one graph with the next. */
export interface RowIndex {
  readonly nodes: ReadonlyMap<string, NodeRow>;
  readonly relationships: ReadonlyMap<string, RelationshipRow>;
}

/** Indexes rows once; keep the index of the graph that is stored, and compare the next fold with it. */
export function indexRows(rows: GraphRows): RowIndex {
  const nodes = new Map<string, NodeRow>();
  const relationships = new Map<string, RelationshipRow>();
  for (const row of rows.nodes) nodes.set(nodeKey(row), row);
  for (const row of rows.relationships) relationships.set(relationshipKey(row), row);
  return { nodes, relationships };
}
