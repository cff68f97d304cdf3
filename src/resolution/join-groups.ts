import type { Judgement } from '../model/index.ts';

/** What judgements make of groups of ids: entities that are one, or the claims of one deal. */
export interface JoinedGroups {
  /** All ids that are one with this one, itself among them. */
  groupOf(id: string): ReadonlySet<string>;
  /** Whether the two, or any that are one with them, were judged different. */
  areDifferent(a: string, b: string): boolean;
  /** Whether they were judged different or unsure: nothing but a judgement may join them. */
  areApart(a: string, b: string): boolean;
  /** Whether they are one, or were judged in any way. */
  areSettled(a: string, b: string): boolean;
}

type Decision = Judgement['decision'];

const parting: ReadonlySet<Decision> = new Set(['different']);
const barring: ReadonlySet<Decision> = new Set(['different', 'unsure']);
const all: ReadonlySet<Decision> = new Set(['same', 'different', 'unsure']);

/**
 * Joins groups (single ids unless given) by the judgements in force, oldest first. A pair judged different is never joined,
 * not even through a third; where groups given already hold such a pair, they stay as they are.
 */
export function joinGroups(
  inForce: readonly Judgement[],
  given: Iterable<ReadonlySet<string>> = [],
): JoinedGroups {
  const groups = new Map<string, ReadonlySet<string>>();
  for (const group of given) for (const id of group) groups.set(id, group);
  const judged = decisionsById(inForce);
  const groupOf = (id: string): ReadonlySet<string> => groups.get(id) ?? new Set([id]);
  const meet = (a: string, b: string, decisions: ReadonlySet<Decision>): boolean => {
    const others = groupOf(b);
    return [...groupOf(a)].some((left) =>
      (judged.get(left) ?? []).some(({ id, decision }) => decisions.has(decision) && others.has(id)),
    );
  };
  for (const { left, right, decision } of inForce) {
    if (decision !== 'same' || groupOf(left).has(right) || meet(left, right, parting)) continue;
    const group = new Set([...groupOf(left), ...groupOf(right)]);
    for (const id of group) groups.set(id, group);
  }
  return {
    groupOf,
    areDifferent: (a, b) => meet(a, b, parting),
    areApart: (a, b) => meet(a, b, barring),
    areSettled: (a, b) => groupOf(a).has(b) || meet(a, b, all),
  };
}

interface Judged {
  readonly id: string;
  readonly decision: Decision;
}

/** Id → what it was judged with. */
function decisionsById(judgements: readonly Judgement[]): ReadonlyMap<string, readonly Judged[]> {
  const found = new Map<string, Judged[]>();
  const note = (id: string, judged: Judged): void => {
    const list = found.get(id);
    if (list === undefined) found.set(id, [judged]);
    else list.push(judged);
  };
  for (const { left, right, decision } of judgements) {
    note(left, { id: right, decision });
    note(right, { id: left, decision });
  }
  return found;
}
