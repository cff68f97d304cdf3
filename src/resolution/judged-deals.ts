import type { Judgement, ResolvedClaim } from '../model/index.ts';
import type { EventDraft } from './event-draft.ts';
import { joinGroups } from './join-groups.ts';
import { judgementsInForce } from './judgements-in-force.ts';

/** What judgements say of deals. They name claims, for a deal's id moves; those on claims that are not there say nothing. */
export interface JudgedDeals {
  /** Whether a claim, or one of the same deal by judgement, was judged different from any of these, or unsure. */
  keepsOut(claim: ResolvedClaim, draft: EventDraft): boolean;
  /** The drafts, those judged the same in one; a judgement that two are different goes before. */
  join(drafts: readonly EventDraft[]): readonly EventDraft[];
}

/** For claims that nobody judged. */
export const unjudgedDeals: JudgedDeals = { keepsOut: () => false, join: (drafts) => drafts };

/** Reads judgements on deals. */
export function judgedDeals(judgements: readonly Judgement[]): JudgedDeals {
  const inForce = judgementsInForce(judgements, 'deal');
  if (inForce.length === 0) return unjudgedDeals;
  const judged = new Set(inForce.flatMap(({ left, right }) => [left, right]));
  const byClaim = joinGroups(inForce);
  const idsIn = ({ claims }: EventDraft): readonly string[] => claims.map(({ claim }) => claim.id);
  return {
    keepsOut({ claim }, draft) {
      if (!judged.has(claim.id)) return false;
      return idsIn(draft).some((id) => judged.has(id) && byClaim.areApart(claim.id, id));
    },
    join(drafts) {
      const concerned = drafts.filter((draft) => idsIn(draft).some((id) => judged.has(id)));
      const { groupOf } = joinGroups(
        inForce,
        concerned.map((draft) => new Set(idsIn(draft))),
      );
      const joined = new Map<ReadonlySet<string>, ResolvedClaim[]>();
      for (const { claims } of concerned) {
        const group = groupOf(claims[0]?.claim.id ?? '');
        joined.set(group, [...(joined.get(group) ?? []), ...claims]);
      }
      const apart = new Set(concerned);
      return [
        ...drafts.filter((draft) => !apart.has(draft)),
        ...[...joined.values()].map((claims): EventDraft => ({ claims })),
      ];
    },
  };
}
