import type { Fact, GoldArticle } from '../../src/evaluation/index.ts';
import type { Candidate, CandidateKind } from '../../src/extraction/candidates/candidate.ts';
import { type DealStatus, type MentionCluster, realisedStatuses } from '../../src/model/index.ts';
import { agree } from './pair-labels.mts';

/** 1: the annotation has it; 0: it has not; -1: it leaves it open, so that nothing is to be learned. */
export type Verdict = 1 | 0 | -1;

/** The roles of a kind's fact in the order of its arguments; a value is no role. */
export const rolesOfKind: Readonly<Record<CandidateKind, readonly string[]>> = {
  transfer: ['seller', 'buyer', 'item'],
  status: ['seller', 'buyer', 'item'],
  done: ['seller', 'buyer', 'item'],
  value: ['seller', 'buyer'],
  quantity: ['buyer', 'item'],
  signed: ['seller', 'buyer'],
  pressure: ['by', 'on'],
  over: ['by', 'on', 'over'],
  under: ['by', 'on', 'under'],
  exclude: ['by', 'member', 'from'],
  resist: ['by', 'against'],
  made_by: ['subject', 'object'],
  law_of: ['subject', 'object'],
  member: ['subject', 'object'],
  ally: ['subject', 'object'],
  official: ['subject', 'object'],
};

/** Judges candidates by an annotation. */
export function createVerdict(
  sheet: GoldArticle,
  clusters: readonly MentionCluster[],
  keysOf: (cluster: number) => readonly string[],
) {
  const isOf = (facts: readonly Fact[], candidate: Candidate): boolean =>
    facts.some((fact) => tells(fact, candidate, clusters, keysOf));
  return (candidate: Candidate): Verdict =>
    isOf(sheet.facts, candidate) ? 1 : isOf(sheet.optional, candidate) ? -1 : 0;
}

function tells(
  [kind, ...args]: Fact,
  { kind: wanted, roles, word }: Candidate,
  clusters: readonly MentionCluster[],
  keysOf: (cluster: number) => readonly string[],
): boolean {
  if (kind !== (wanted === 'done' ? 'status' : wanted)) return false;
  if (wanted === 'done' && !realisedStatuses.has(args[3] as DealStatus)) return false;
  const names = rolesOfKind[wanted];
  const holds = (name: string, key: unknown): boolean => {
    const cluster = roles[name];
    return cluster === undefined ? key === null : typeof key === 'string' && keysOf(cluster).includes(key);
  };
  const inOrder = names.every((name, index) => holds(name, args[index]));
  const turned = kind === 'ally' && holds('subject', args[1]) && holds('object', args[0]);
  if (!inOrder && !turned) return false;
  if (word !== undefined) return args[names.length] === word;
  const value = (role: string) => {
    const cluster = roles[role];
    return cluster === undefined ? undefined : clusters[cluster]?.value;
  };
  switch (wanted) {
    case 'value': {
      const money = value('value');
      const amount = Number(args[2]);
      return (
        money?.kind === 'money' &&
        money.currency === args[3] &&
        Math.abs(money.amount - amount) <= 0.015 * Math.abs(amount)
      );
    }
    case 'quantity': {
      const count = value('quantity');
      return count?.kind === 'count' && count.count === Number(args[2]);
    }
    case 'signed': {
      const date = value('signed');
      return date?.kind === 'date' && agree(date.date, String(args[2]));
    }
    default:
      return true;
  }
}
