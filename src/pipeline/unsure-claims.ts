import { isUnsure, type ResolvedClaim, type Vocabulary } from '../model/index.ts';
import { resolve, type StoryIndex } from '../resolution/index.ts';
import type { LiveRecord } from './live-record.ts';

/** The claims of a record that were read and are less sure than what its graph draws, with their parties resolved. A story index spares comparing the texts. */
export function unsureClaims(
  { texts, judgements, settings: { minConfidence } }: LiveRecord,
  vocabulary: Vocabulary,
  stories?: StoryIndex,
): readonly ResolvedClaim[] {
  const { events, relations } = resolve(texts, vocabulary, judgements, minConfidence, stories);
  const claims = [...events.flatMap((event) => event.claims), ...relations];
  // Two extractors may be unequally sure of one claim: the surer one draws it.
  const drawn = new Set(
    claims.filter(({ claim }) => !isUnsure(claim, minConfidence)).map(({ claim }) => claim.id),
  );
  return claims.filter(({ claim }) => !drawn.has(claim.id));
}
