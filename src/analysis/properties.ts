import type { NodeRow, RelationshipRow } from '../model/index.ts';

type Row = Pick<NodeRow | RelationshipRow, 'properties'>;

/** A property that holds words, or nothing. */
export function textOf(row: Row | undefined, name: string): string | undefined {
  const value = row?.properties[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A property that holds a list of words; a missing one is the empty list. */
export function listOf(row: Row | undefined, name: string): readonly string[] {
  const value = row?.properties[name];
  return typeof value === 'object' ? value : [];
}

/** How a Finding names an edge that it uses. */
export function edgeName(row: RelationshipRow): string {
  return `${row.type} ${row.from.id} ${row.to.id}`;
}

/** True for an edge that is known from the vocabulary or told by a designation, and not from articles or registers. */
export function isReference(row: RelationshipRow): boolean {
  return ['reference', 'designation'].includes(textOf(row, 'basis') ?? '');
}
