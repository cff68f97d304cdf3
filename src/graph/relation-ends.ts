import { actDateOf, endDateOf, isSurelyAfter, type ResolvedClaim } from '../model/index.ts';
import { isSure } from './act-rows.ts';
import type { FoldContext } from './fold-context.ts';

/** That a member was surely put out of a group on a day. */
interface Expulsion {
  readonly member: string | undefined;
  readonly from: string | undefined;
  readonly day: string;
}

/** What an exclusion's claims say surely of who was put out when. */
export function expulsionsOf(claims: readonly ResolvedClaim[], context: FoldContext): readonly Expulsion[] {
  return claims.flatMap((resolved) => {
    const { claim, known, entities } = resolved;
    const day = isSure(resolved, context) ? (actDateOf(claim, known) ?? known) : '';
    return day === '' ? [] : [{ member: entities['member'], from: entities['from'], day }];
  });
}

/**
 * Since when a relation is over: the last day on which a claim surely says so, or an exclusion put its member out. It goes on
 * where a claim that became known after that day still tells it.
 */
export function endOfRelation(
  claims: readonly ResolvedClaim[],
  expulsions: readonly string[],
  context: FoldContext,
): string | undefined {
  const told = claims.flatMap((resolved) => {
    const end = endDateOf(resolved.claim, resolved.known);
    return end !== undefined && isSure(resolved, context) ? [end] : [];
  });
  const until = [...told, ...expulsions].sort().at(-1);
  if (until === undefined) return undefined;
  const goesOn = claims.some(
    ({ claim, known }) => endDateOf(claim, known) === undefined && isSurelyAfter(known, until),
  );
  return goesOn ? undefined : until;
}
