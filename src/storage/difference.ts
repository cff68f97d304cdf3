import {
  type GraphChanges,
  type GraphRows,
  type NodeRow,
  nodeKey,
  type PropertyValue,
  type RelationshipRow,
} from '../model/index.ts';
import { wellFormed } from './stored-rows.ts';

/**
 * The changes that turn one logical graph into the other; empty when they are equal. Rows are compared as stores keep them:
 * half a surrogate pair counts as U+FFFD, and of rows in `after` that a store cannot tell apart the last counts.
 * A relationship that `before` holds twice is deleted and written once.
 * `graph/changes-between.ts` compares two folds, before any store: it expects each row once and leaves out relationships of
 * deleted nodes. Who changes a rule in one should look at the other.
 */
export function differenceOf(before: GraphRows, after: GraphRows): GraphChanges {
  const oldNodes = byKey(before.nodes, nodeKeyOf);
  const newNodes = byKey(after.nodes, nodeKeyOf);
  const oldRelationships = byKey(before.relationships, keyOf);
  const newRelationships = byKey(after.relationships, keyOf);
  const doubled = doubledKeys(before.relationships);
  return {
    deleteNodes: before.nodes.filter((row) => !newNodes.has(nodeKeyOf(row))),
    deleteRelationships: [...oldRelationships]
      .filter(([key]) => doubled.has(key) || !newRelationships.has(key))
      .map(([, row]) => row),
    upsertNodes: [...newNodes]
      .filter(([key, row]) => !sameProperties(oldNodes.get(key), row))
      .map(([, row]) => row),
    upsertRelationships: [...newRelationships]
      .filter(([key, row]) => doubled.has(key) || !sameProperties(oldRelationships.get(key), row))
      .map(([, row]) => row),
  };
}

function byKey<Row>(rows: readonly Row[], keyOfRow: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOfRow(row), row]));
}

function doubledKeys(rows: readonly RelationshipRow[]): ReadonlySet<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const key of rows.map(keyOf)) (once.has(key) ? twice : once).add(key);
  return twice;
}

function nodeKeyOf(row: NodeRow): string {
  return wellFormed(nodeKey(row));
}

/** Ids are unique within a label only, so the ends' labels belong to a relationship's identity here. */
function keyOf({ type, from, to, key }: RelationshipRow): string {
  return wellFormed([type, from.label, from.id, to.label, to.id, key].join('\n'));
}

function sameProperties(old: NodeRow | RelationshipRow | undefined, row: NodeRow | RelationshipRow): boolean {
  if (old === undefined) return false;
  const [held, wanted] = [storedProperties(old), storedProperties(row)];
  return held.size === wanted.size && [...wanted].every(([name, value]) => sameValue(held.get(name), value));
}

function storedProperties({ properties }: NodeRow | RelationshipRow): ReadonlyMap<string, PropertyValue> {
  const stored = new Map<string, PropertyValue>();
  for (const [name, value] of Object.entries(properties)) {
    if (name !== 'id' && name !== 'key') stored.set(wellFormed(name), value);
  }
  return stored;
}

function sameValue(a: PropertyValue | undefined, b: PropertyValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    return a.length === b.length && a.every((item, index) => wellFormed(item) === wellFormed(b[index] ?? ''));
  }
  if (typeof a === 'string' && typeof b === 'string') return wellFormed(a) === wellFormed(b);
  return a === b;
}
