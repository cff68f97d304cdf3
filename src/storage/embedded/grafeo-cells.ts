import type { Cell } from '../../model/index.ts';

/**
 * A value of a Grafeo result as the port has it: nodes become their properties and `_labels`, relationships their
 * properties and `_type`, paths `{nodes, relationships}`; whole numbers become numbers, times ISO 8601 strings.
 */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  // Only local date-times arrive as a Date, which would claim that they are UTC.
  if (value instanceof Date) return value.toISOString().replace(/(\.000)?Z$/, '');
  if (Array.isArray(value)) return value.map(cellOf);
  if (typeof value !== 'object') return String(value);
  const { _id, _labels, _type, _source, _target, ...properties } = Object.fromEntries(Object.entries(value));
  if (Array.isArray(_labels) && _id !== undefined) return { ...map(properties), _labels: labels(_labels) };
  if (typeof _type === 'string' && _source !== undefined) return { ...map(properties), _type };
  if (isPath(value)) {
    return { nodes: value.nodes.map(cellOf), relationships: value.edges.map(cellOf) };
  }
  return map(Object.fromEntries(Object.entries(value)));
}

function map(value: Readonly<Record<string, unknown>>): Readonly<Record<string, Cell>> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cellOf(item)]));
}

/** In alphabetical order, as stores give them in different ones. */
function labels(names: readonly unknown[]): readonly string[] {
  return names.map(String).sort();
}

function isPath(value: object): value is { nodes: readonly unknown[]; edges: readonly unknown[] } {
  return (
    Object.keys(value).length === 2 &&
    'nodes' in value &&
    'edges' in value &&
    Array.isArray(value.nodes) &&
    Array.isArray(value.edges)
  );
}
