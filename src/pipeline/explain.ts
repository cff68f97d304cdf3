import { eventKinds, type GraphStore, relationshipTypes } from '../model/index.ts';
import { renderExplanation } from '../reports/index.ts';
import { findByPrefix } from './find-by-prefix.ts';
import { openSnapshot } from './open-snapshot.ts';

/**
 * An event, edge (`TYPE from to`), claim or entity in words, down to the sentences with outlet and date. The beginning of an
 * event's or claim's id, with or without its kind, is enough where only one begins so.
 */
export async function explain(store: GraphStore, id: string): Promise<string> {
  const index = await openSnapshot(store);
  const asked = id.trim();
  const isEdge = relationshipTypes.some((type) => asked.startsWith(`${type} `));
  const isWhole = isEdge || index.node(asked) !== undefined || /^(?:\w+:)?[0-9a-f]{16}$/.test(asked);
  return renderExplanation(index, isWhole ? asked : findByPrefix(index, asked, [...eventKinds, 'Claim']));
}
