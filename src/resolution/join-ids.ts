import type { Judgement } from '../model/index.ts';
import { compare } from '../util/compare.ts';

export interface JoinedIds {
  /** The id that stands for all that were judged the same as this one. */
  finalId(id: string): string;
  areDifferent(a: string, b: string): boolean;
}

/**
 * What the judgements say of ids. Of several on one pair the latest counts. A pair judged different is never joined, not even
 * through a third; pairs judged the same are joined oldest first. `isKnown` ids stand for the others, then the first by order.
 */
export function joinIds(judgements: readonly Judgement[], isKnown: (id: string) => boolean): JoinedIds {
  const latest = new Map<string, Judgement>();
  const ordered = [...judgements].sort((a, b) => compare(a.at, b.at) || compare(textOf(a), textOf(b)));
  for (const judgement of ordered) {
    const key = pairKey(judgement.left, judgement.right);
    latest.delete(key);
    latest.set(key, judgement);
  }
  const groups = new Map<string, ReadonlySet<string>>();
  const groupOf = (id: string): ReadonlySet<string> => groups.get(id) ?? new Set([id]);
  const areDifferent = (a: string, b: string): boolean =>
    [...groupOf(a)].some((left) =>
      [...groupOf(b)].some((right) => latest.get(pairKey(left, right))?.decision === 'different'),
    );
  for (const { left, right, decision } of latest.values()) {
    if (decision !== 'same' || areDifferent(left, right)) continue;
    const group = new Set([...groupOf(left), ...groupOf(right)]);
    for (const id of group) groups.set(id, group);
  }
  const finalIds = new Map(
    [...groups].map(([id, group]) => [id, [...group].sort((a, b) => standing(a, b, isKnown))[0] ?? id]),
  );
  return { finalId: (id) => finalIds.get(id) ?? id, areDifferent };
}

function standing(a: string, b: string, isKnown: (id: string) => boolean): number {
  return Number(isKnown(b)) - Number(isKnown(a)) || compare(a, b);
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

/** Judgements made at one moment have no order of their own; their content gives them one. */
function textOf(judgement: Judgement): string {
  return JSON.stringify([
    judgement.left,
    judgement.right,
    judgement.decision,
    judgement.by,
    judgement.reasons,
  ]);
}
