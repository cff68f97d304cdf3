import type { GraphRows, Properties } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** The rows by label or type and id, their properties by name: the same graph gives the same bytes, whichever store it is read from. */
export function inOrder(rows: GraphRows): GraphRows {
  const { nodes, relationships } = rowsInOrder(rows);
  return {
    nodes: nodes.map((row) => ({ ...row, properties: byName(row.properties) })),
    relationships: relationships.map((row) => ({ ...row, properties: byName(row.properties) })),
  };
}

/** The rows by label or type and id, themselves as they are: for who puts their properties in order, and graphs that are held once only. */
export function rowsInOrder({ nodes, relationships }: GraphRows): GraphRows {
  return {
    nodes: nodes.toSorted((a, b) => compare(a.label, b.label) || compare(a.id, b.id)),
    relationships: relationships.toSorted(
      (a, b) =>
        compare(a.type, b.type) ||
        compare(a.from.id, b.from.id) ||
        compare(a.to.id, b.to.id) ||
        compare(a.key, b.key),
    ),
  };
}

function byName(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => compare(a, b)));
}
