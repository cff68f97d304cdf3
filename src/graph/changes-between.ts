import {
  type GraphChanges,
  type GraphRows,
  nodeKey,
  type Properties,
  type PropertyValue,
  relationshipKey,
} from '../model/index.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/**
 * What turns one graph into another. Rows that are the same object are not looked into, so comparing two folds that share the
 * reference layer costs little. Relationships of a deleted node are not listed: deleting it takes them along. An upserted row
 * holds all its properties; a store must drop those that the row no longer has.
 */
export function changesBetween(before: GraphRows | RowIndex, after: GraphRows | RowIndex): GraphChanges {
  const old = isIndex(before) ? before : indexRows(before);
  const next = isIndex(after) ? after : indexRows(after);
  const deleted = [...old.nodes].filter(([key]) => !next.nodes.has(key)).map(([, row]) => row);
  const gone = new Set(deleted.map(nodeKey));
  return {
    upsertNodes: [...next.nodes].flatMap(([key, row]) => {
      const held = old.nodes.get(key);
      return held !== undefined && sameProperties(held.properties, row.properties) ? [] : [row];
    }),
    upsertRelationships: [...next.relationships].flatMap(([key, row]) => {
      const held = old.relationships.get(key);
      const same =
        held !== undefined &&
        held.from.label === row.from.label &&
        held.to.label === row.to.label &&
        sameProperties(held.properties, row.properties);
      return same ? [] : [row];
    }),
    deleteNodes: deleted.map(({ label, id }) => ({ label, id })),
    deleteRelationships: [...old.relationships.values()]
      .filter(
        (row) =>
          !next.relationships.has(relationshipKey(row)) &&
          !gone.has(nodeKey(row.from)) &&
          !gone.has(nodeKey(row.to)),
      )
      .map(({ type, from, to, key }) => ({ type, from, to, key })),
  };
}

function isIndex(rows: GraphRows | RowIndex): rows is RowIndex {
  return rows.nodes instanceof Map;
}

/** Equal names and values, whatever their order. */
function sameProperties(a: Properties, b: Properties): boolean {
  if (a === b) return true;
  let count = 0;
  for (const name in a) {
    const [left, right] = [a[name], b[name]];
    if (right === undefined || !sameValue(left, right)) return false;
    count++;
  }
  return count === Object.keys(b).length;
}

function sameValue(a: PropertyValue | undefined, b: PropertyValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a.length !== b.length) return false;
  return a.every((item, index) => item === b[index]);
}
