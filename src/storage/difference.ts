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
 * The changes that turn one logical graph into the other; empty when they are equal.
 * A relationship that `before` holds twice is deleted and written once.
 */
export function differenceOf(before: GraphRows, after: GraphRows): GraphChanges {
  const oldNodes = new Map(before.nodes.map((row) => [nodeKey(row), row]));
  const newNodes = new Set(after.nodes.map((row) => wellFormed(nodeKey(row))));
  const oldRelationships = new Map<string, RelationshipRow>();
  const doubled = new Map<string, RelationshipRow>();
  for (const row of before.relationships) {
    const key = keyOf(row);
    if (oldRelationships.has(key)) doubled.set(key, row);
    oldRelationships.set(key, row);
  }
  const newRelationships = new Set(after.relationships.map(keyOf));
  return {
    deleteNodes: before.nodes.filter((row) => !newNodes.has(nodeKey(row))),
    deleteRelationships: [...oldRelationships]
      .filter(([key]) => doubled.has(key) || !newRelationships.has(key))
      .map(([, row]) => row),
    upsertNodes: after.nodes.filter((row) => !sameProperties(oldNodes.get(wellFormed(nodeKey(row))), row)),
    upsertRelationships: after.relationships.filter((row) => {
      const key = keyOf(row);
      return doubled.has(key) || !sameProperties(oldRelationships.get(key), row);
    }),
  };
}

/** Ids are unique within a label only, so the ends' labels belong to a relationship's identity here. */
function keyOf({ type, from, to, key }: RelationshipRow): string {
  return wellFormed([type, from.label, from.id, to.label, to.id, key].join('\n'));
}

function sameProperties(old: NodeRow | RelationshipRow | undefined, row: NodeRow | RelationshipRow): boolean {
  if (old === undefined) return false;
  const names = namesOf(row);
  return (
    names.length === namesOf(old).length &&
    names.every((name) => sameValue(old.properties[name], row.properties[name]))
  );
}

function namesOf(row: NodeRow | RelationshipRow): readonly string[] {
  return Object.keys(row.properties).filter((name) => name !== 'id' && name !== 'key');
}

function sameValue(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object') {
    return a.length === b.length && a.every((item, index) => item === wellFormed(b[index] ?? ''));
  }
  return a === (typeof b === 'string' ? wellFormed(b) : b);
}
