import type { Judge } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupBy } from '../../util/group-by.ts';
import type { Candidate } from '../candidates/candidate.ts';

/** A candidate with the probability, 0–1, that a careful reader would take it from the text. */
export interface Judged extends Candidate {
  readonly probability: number;
}

/** Judges candidates of any kinds, each kind in one question, and gives them in the order given. */
export async function judgeAll(candidates: readonly Candidate[], judge: Judge): Promise<readonly Judged[]> {
  const byKind = [...groupBy(candidates.entries(), ([, { kind }]) => kind)];
  const answers = await judge(
    byKind.map(([kind, same]) => ({ kind, features: same.map(([, { features }]) => features) })),
  );
  const probabilities = new Float64Array(candidates.length);
  byKind.forEach(([, same], question) => {
    same.forEach(([index], row) => {
      probabilities[index] = answers[question]?.[row] ?? 0;
    });
  });
  return candidates.map((candidate, index) => ({ ...candidate, probability: probabilities[index] ?? 0 }));
}

/** A total order of an article's facts of one kind: the most probable first, then the one that names most, then by players. */
export function byRank(one: Judged, other: Judged): number {
  return (
    other.probability - one.probability ||
    countOfRoles(other) - countOfRoles(one) ||
    comparePlayers(one, other) ||
    compare(one.word ?? '', other.word ?? '')
  );
}

/** The roles that a fact fills. */
export function rolesOf({ roles }: Pick<Judged, 'roles'>): Readonly<Record<string, number>> {
  const entries = Object.entries(roles);
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

/** How many roles a fact fills. */
export function countOfRoles(fact: Pick<Judged, 'roles'>): number {
  return Object.values(fact.roles).filter((player) => player !== undefined).length;
}

function inOrder(fact: Judged): readonly (readonly [role: string, player: number])[] {
  return Object.entries(rolesOf(fact)).sort(([one], [other]) => compare(one, other));
}

function comparePlayers(one: Judged, other: Judged): number {
  const others = inOrder(other);
  for (const [index, [role, player]] of inOrder(one).entries()) {
    const [otherRole, otherPlayer] = others[index] ?? ['', 0];
    const order = compare(role, otherRole) || player - otherPlayer;
    if (order !== 0) return order;
  }
  return 0;
}
