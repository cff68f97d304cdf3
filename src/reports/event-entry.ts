import { isAsserted, type NodeRow, numberOf, type SnapshotIndex } from '../model/index.ts';
import type { DraftEntry } from './dossier.ts';

/** The claims, stories and confidence of an event, as an entry holds them. */
export function groundsOf(
  graph: SnapshotIndex,
  event: NodeRow,
): Pick<DraftEntry, 'id' | 'basis' | 'claims' | 'stories'> & { readonly confidence?: number } {
  const claims = graph.claimsOf(event.id).filter(({ claim }) => isAsserted(claim));
  const confidence = numberOf(event, 'confidence');
  return {
    id: event.id,
    basis: 'article',
    claims: claims.map(({ claim }) => claim.id),
    stories: new Set(claims.map(({ claim }) => graph.storyOf(claim.id))).size,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** When an event became known, in words: `2018-10-06`, `2018-10-06 to 2021-12-07`, `undated`. */
export function knownInWords(event: NodeRow): string {
  const first = String(event.properties['first'] ?? '');
  const last = String(event.properties['last'] ?? first);
  return first === '' ? 'undated' : last === first ? first : `${first} to ${last}`;
}
