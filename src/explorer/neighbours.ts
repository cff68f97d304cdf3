import {
  type RelationshipRow,
  type RelationshipType,
  recordTypes,
  registerTypes,
  relationshipTypes,
  type SnapshotIndex,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { NeighboursAnswer, Piece, ShownEdge } from './api.ts';
import { edgeOf, oneForEach } from './edge-of.ts';
import { nodesOf } from './nodes-of.ts';

/** Relationships of the record are shown as evidence, never drawn. */
const ofRecord: ReadonlySet<RelationshipType> = new Set([...recordTypes, ...registerTypes]);
const drawable = relationshipTypes.filter((type) => !ofRecord.has(type));

/** Relationships that touch a node and are drawn. */
export function tiesOf(index: SnapshotIndex, id: string): readonly RelationshipRow[] {
  return [...index.from(id, ...drawable), ...index.to(id, ...drawable)];
}

/** What a node is tied to, the best told first, at most `limit` neighbours. */
export function neighboursOf(index: SnapshotIndex, id: string, limit: number): NeighboursAnswer {
  const edges = oneForEach(tiesOf(index, id).map((row) => edgeOf(index, row))).sort(byWeight);
  const others = [...new Set(edges.map((edge) => (edge.from === id ? edge.to : edge.from)))];
  const kept = new Set([id, ...others.slice(0, limit)]);
  const shown = edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to));
  return {
    edges: shown,
    nodes: nodesOf(index, shown, [id]),
    leftOut: Math.max(0, others.length - limit),
  };
}

/** Some nodes, and every edge that ties two of them. */
export function pieceOf(index: SnapshotIndex, ids: readonly string[]): Piece {
  const wanted = new Set(ids.filter((id) => index.node(id) !== undefined));
  const rows = [...wanted].flatMap((id) =>
    index.from(id, ...drawable).filter((row) => wanted.has(row.to.id)),
  );
  const edges = oneForEach(rows.map((row) => edgeOf(index, row)));
  return { edges, nodes: nodesOf(index, edges, [...wanted]) };
}

function byWeight(a: ShownEdge, b: ShownEdge): number {
  return (
    Number(a.basis === 'reference') - Number(b.basis === 'reference') ||
    b.stories - a.stories ||
    compare(a.id, b.id)
  );
}
