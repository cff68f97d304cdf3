import type { RelationshipRow, SnapshotIndex } from '../model/index.ts';
import type { ShownEdge } from './api.ts';
import { listOf, numberOf, wordsOf } from './properties.ts';

/** A relationship as it is drawn. */
export function edgeOf(index: SnapshotIndex, row: RelationshipRow): ShownEdge {
  const claims = listOf(row, 'claims');
  const first = wordsOf(row, 'first');
  const last = wordsOf(row, 'until') ?? wordsOf(row, 'last');
  const confidence = numberOf(row, 'confidence');
  return {
    id: [row.type, row.from.id, row.to.id, ...(row.key === '' ? [] : [row.key])].join(' '),
    type: row.type,
    from: row.from.id,
    to: row.to.id,
    stories: numberOf(row, 'sources') ?? new Set(claims.map(index.storyOf)).size,
    events: listOf(row, 'events').length,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(confidence !== undefined && { confidence }),
    active: row.properties['active'] !== false,
    basis: wordsOf(row, 'basis') === 'reference' ? 'reference' : 'article',
  };
}
