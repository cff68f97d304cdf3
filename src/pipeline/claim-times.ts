import { dateRoleAt, type EndingFinder } from '../mentions/index.ts';
import type { Claim, DatedWords } from '../model/index.ts';

/**
 * A claim with what its words say of time beside the date itself: whether that is a deadline, a beginning or an end, and
 * whether what it tells is over. Whoever extracted the claim, it is told from the same words; the claim's id stays.
 */
export function timedClaim(claim: Claim, text: string, findEnding: EndingFinder): Claim {
  const ended = findEnding(claim, text);
  const date = claim.date && withRole(claim.date, text);
  const timed = { ...claim, ...(date && { date }), ...(ended && { ended }) };
  if (timed.kind !== 'transfer' || timed.signed === undefined) return timed;
  return { ...timed, signed: withRole(timed.signed, text) };
}

function withRole(dated: DatedWords, text: string): DatedWords {
  const role = dateRoleAt(text, dated.span.start);
  return role === undefined ? dated : { ...dated, role };
}
