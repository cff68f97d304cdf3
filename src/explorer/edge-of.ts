import { numberOf, type RelationshipRow, type SnapshotIndex, wordListOf } from '../model/index.ts';
import type { ShownEdge } from './api.ts';
import { wordsOf } from './properties.ts';

/** A relationship as it is drawn; those of one type between the same two nodes have one id. */
export function edgeOf(index: SnapshotIndex, row: RelationshipRow): ShownEdge {
  const claims = wordListOf(row, 'claims');
  const first = wordsOf(row, 'first');
  const last = wordsOf(row, 'until') ?? wordsOf(row, 'last');
  const confidence = numberOf(row, 'confidence');
  return {
    id: `${row.type} ${row.from.id} ${row.to.id}`,
    type: row.type,
    from: row.from.id,
    to: row.to.id,
    stories: numberOf(row, 'sources') ?? new Set(claims.map(index.storyOf)).size,
    events: wordListOf(row, 'events').length,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(confidence !== undefined && { confidence }),
    active: row.properties['active'] !== false,
    basis: wordsOf(row, 'basis') === 'reference' ? 'reference' : 'article',
  };
}

/** One edge for each type and pair: what articles tell goes before what the vocabulary knows. */
export function oneForEach(edges: readonly ShownEdge[]): ShownEdge[] {
  const kept = new Map<string, ShownEdge>();
  for (const edge of edges) {
    const held = kept.get(edge.id);
    if (held === undefined || (held.basis === 'reference' && edge.basis === 'article'))
      kept.set(edge.id, edge);
  }
  return [...kept.values()];
}
