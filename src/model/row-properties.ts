import type { NodeRow, PropertyValue, RelationshipRow } from './graph-rows.ts';

type Row = Pick<NodeRow | RelationshipRow, 'properties'>;

/** A property that holds words; '' where it is missing. */
export function wordsOf(row: Row | undefined, name: string): string {
  const value: PropertyValue | undefined = row?.properties[name];
  return typeof value === 'string' ? value : '';
}

/** A property that holds a number, or nothing. */
export function numberOf(row: Row | undefined, name: string): number | undefined {
  const value = row?.properties[name];
  return typeof value === 'number' ? value : undefined;
}

/** A property that holds a list of words; a missing one is the empty list. */
export function wordListOf(row: Row | undefined, name: string): readonly string[] {
  const value = row?.properties[name];
  return typeof value === 'object' ? value : [];
}

/** True for an edge that rests on the vocabulary or on a designation, not on articles or registers. */
export function isReference(row: RelationshipRow): boolean {
  return ['reference', 'designation'].includes(wordsOf(row, 'basis'));
}

/** True for what the graph has as over; what goes on, or cannot end, is not. */
export function isPast(row: Row): boolean {
  return row.properties['active'] === false;
}

/** The distinct words of a list, in the order in which they first stand. */
export function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
