import { actDateOf, endDateOf, isSurelyAfter, type ResolvedClaim } from '../model/index.ts';
import { isSure } from './act-rows.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import type { FoldContext } from './fold-context.ts';

/** Days on which exclusions surely put a member out, by the membership that they end: `MEMBER_OF member group`. */
export function expulsionsOf(
  exclusions: readonly AdmittedEvent[],
  context: FoldContext,
): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { live } of exclusions) {
    for (const resolved of live.filter((claim) => isSure(claim, context))) {
      const { claim, known, entities } = resolved;
      const day = actDateOf(claim, known) ?? known;
      if (day === '') continue;
      const key = `MEMBER_OF ${entities['member']} ${entities['from']}`;
      days.set(key, [...(days.get(key) ?? []), day]);
    }
  }
  return days;
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
