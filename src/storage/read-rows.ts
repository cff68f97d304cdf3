import {
  type GraphRows,
  type NodeRef,
  type NodeRow,
  nodeLabels,
  type Properties,
  type RelationshipRow,
  relationshipTypes,
} from '../model/index.ts';

/** Runs a statement of ours and gives its rows as plain values. */
export type ReadStatement = (statement: string) => Promise<readonly (readonly unknown[])[]>;

const nodesStatement = `MATCH (n) WHERE n.id IS NOT NULL AND NOT n:RecordEntry AND NOT n:Demarche
RETURN labels(n) AS labels, n.id AS id, properties(n) AS properties`;

const relationshipsStatement = `MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL AND b.id IS NOT NULL AND r.key IS NOT NULL
RETURN type(r) AS type, labels(a) AS fromLabels, a.id AS fromId, labels(b) AS toLabels, b.id AS toId,
  properties(r) AS properties`;

/** Reads the whole logical graph. Nodes and relationships that are not ours (an adopted database has some) are left out. */
export async function readRows(read: ReadStatement): Promise<GraphRows> {
  const nodes = await read(nodesStatement);
  const relationships = await read(relationshipsStatement);
  return { nodes: nodes.flatMap(nodeRow), relationships: relationships.flatMap(relationshipRow) };
}

// The casts below rest on `storedProperties`, which lets nothing else into a store.
function nodeRow([labels, id, stored]: readonly unknown[]): readonly NodeRow[] {
  const reference = referenceOf(labels, id);
  const { id: _, ...properties } = stored as Properties;
  return reference === undefined ? [] : [{ ...reference, properties }];
}

function relationshipRow(row: readonly unknown[]): readonly RelationshipRow[] {
  const [name, fromLabels, fromId, toLabels, toId, stored] = row;
  const type = relationshipTypes.find((candidate) => candidate === name);
  const from = referenceOf(fromLabels, fromId);
  const to = referenceOf(toLabels, toId);
  if (type === undefined || from === undefined || to === undefined) return [];
  const { key, ...properties } = stored as Properties;
  return [{ type, from, to, key: String(key), properties }];
}

function referenceOf(labels: unknown, id: unknown): NodeRef | undefined {
  const names = labels as readonly string[];
  const label = nodeLabels.find((candidate) => names.includes(candidate));
  return label === undefined ? undefined : { label, id: String(id) };
}
