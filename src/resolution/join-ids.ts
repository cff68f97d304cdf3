import type { Judgement } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { type JoinedGroups, joinGroups } from './join-groups.ts';
import { judgementsInForce } from './judgements-in-force.ts';

export interface JoinedIds extends Pick<JoinedGroups, 'areDifferent' | 'areApart'> {
  /** The id that stands for all that were judged the same as this one. */
  finalId(id: string): string;
}

/** What the judgements say of entities. `isKnown` ids stand for the others, then the first by order. */
export function joinIds(judgements: readonly Judgement[], isKnown: (id: string) => boolean): JoinedIds {
  const inForce = judgementsInForce(judgements, 'entity');
  const joined = joinGroups(inForce);
  const finalIds = new Map<string, string>();
  for (const id of inForce.flatMap(({ left, right }) => [left, right])) {
    const [first = id] = [...joined.groupOf(id)].sort(
      (a, b) => Number(isKnown(b)) - Number(isKnown(a)) || compare(a, b),
    );
    finalIds.set(id, first);
  }
  return {
    finalId: (id) => finalIds.get(id) ?? id,
    areDifferent: joined.areDifferent,
    areApart: joined.areApart,
  };
}
