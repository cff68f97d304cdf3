import { createSnapshotIndex } from '../analysis/index.ts';
import { eventKinds, type GraphStore, relationshipTypes } from '../model/index.ts';
import { renderExplanation } from '../reports/index.ts';
import { findByPrefix } from './find-by-prefix.ts';
import { judgementsAbout } from './judgements-about.ts';
import { readLiveRecord } from './live-record.ts';
import { sourcedClaims } from './open-snapshot.ts';

/**
 * An event, edge (`TYPE from to`), claim or entity in words, down to the sentences with outlet and date, and what was judged
 * of it. The beginning of an event's or claim's id, with or without its kind, is enough where only one begins so.
 */
export async function explain(store: GraphStore, id: string): Promise<string> {
  const [rows, record] = await Promise.all([store.readGraph(), readLiveRecord(store.readRecord())]);
  const index = createSnapshotIndex({ ...rows, claims: sourcedClaims(record) });
  const asked = id.trim();
  const isEdge = relationshipTypes.some((type) => asked.startsWith(`${type} `));
  const isWhole = isEdge || index.node(asked) !== undefined || /^(?:\w+:)?[0-9a-f]{16}$/.test(asked);
  const found = isWhole ? asked : findByPrefix(index, asked, [...eventKinds, 'Claim']);
  return renderExplanation(index, found) + judgementsAbout(index, record.judgements, found);
}
