import { deeds, type MentionCluster } from '../../model/index.ts';
import { groupBy } from '../../util/group-by.ts';
import { type CandidateKind, candidateKinds } from '../candidates/candidate.ts';
import { byRank, type Judged } from './judged.ts';

/** The facts of an article that can all be true of it at once, and that are worth reading. */
export type Chosen = readonly Judged[];

/**
 * The best consistent set, greedily: candidates from the most to the least probable, each taken unless it lies below the
 * least probability or contradicts one taken before. For facts that exclude each other in pairs this is the usual greedy
 * answer to maximum-weight set packing; what it takes first it never has to give back. Of equally probable facts the one
 * that names more comes first, then the one whose players come first in the article, so that the order of the candidates
 * does not matter.
 *
 * - A deal has one direction and one telling: it is not told again with fewer of its parties or without its item.
 * - A status, a sum, a date and a count belong to a deal that is taken; a deal has one status; a sum or a date belongs to
 *   one pair of parties.
 * - A second seller of one item to one buyer, and a second act between two parties, must be as likely as not.
 * - A deed that is not sure gives way to a threat or a warning between the same two that is as
 *   likely as not: a threat is not a sanction.
 * - An object and a law belong to an act that is taken.
 * - A person speaks for one State and for one body of each other type.
 */
export function choose(
  candidates: readonly Judged[],
  clusters: readonly MentionCluster[],
  least: number,
): Chosen {
  const taken: Judged[] = [];
  const read = candidates.filter(({ probability }) => probability >= least);
  const ranked = read.filter((fact) => !isOnlyThreatened(fact, read)).sort(byRank);
  const byKind = groupBy(ranked, ({ kind }) => kind);
  for (const kind of candidateKinds.filter((each) => each !== 'done')) {
    for (const candidate of byKind.get(kind) ?? []) {
      if (parentOf[kind] && !taken.some((parent) => belongsTo(candidate, parent))) continue;
      if (taken.some((other) => other.kind === kind && contradicts(candidate, other, clusters))) continue;
      taken.push(candidate);
    }
  }
  return taken;
}

/** What a fact belongs to: a taken one of this kind with the same players in these roles. */
const parentOf: Readonly<
  Partial<Record<CandidateKind, { readonly kind: CandidateKind; readonly roles: readonly string[] }>>
> = {
  status: { kind: 'transfer', roles: ['seller', 'buyer', 'item'] },
  value: { kind: 'transfer', roles: ['seller', 'buyer'] },
  signed: { kind: 'transfer', roles: ['seller', 'buyer'] },
  quantity: { kind: 'transfer', roles: ['buyer', 'item'] },
  over: { kind: 'pressure', roles: ['by', 'on'] },
  under: { kind: 'pressure', roles: ['by', 'on'] },
};

/** Whether a fact is told of another: a figure of a deal, an object or a law of an act. */
export function belongsTo(fact: Judged, parent: Judged): boolean {
  const needs = parentOf[fact.kind];
  return needs?.kind === parent.kind && shares(fact, parent, needs.roles);
}

function shares(one: Judged, other: Judged, roles: readonly string[]): boolean {
  return roles.every((role) => one.roles[role] === other.roles[role]);
}

/** A second act between the same parties, and a second seller of one item to one buyer, must be as likely as not. */
const second = 0.5;

/** A deed beside a threat of it must be so probable. */
const sureDeed = 0.8;
const threats: ReadonlySet<Judged['word']> = new Set(['threaten', 'warn']);

/** Whether a deed is not sure, and a threat or a warning between the same two is as likely as not. */
function isOnlyThreatened(fact: Judged, read: readonly Judged[]): boolean {
  const isDeed = fact.kind === 'pressure' && [...deeds].some((deed) => deed === fact.word);
  if (!isDeed || fact.probability >= sureDeed) return false;
  return read.some(
    (other) =>
      other.kind === 'pressure' &&
      threats.has(other.word) &&
      other.probability >= second &&
      shares(fact, other, ['by', 'on']),
  );
}

/** Whether a candidate cannot stand beside one of its kind that is more probable. */
function contradicts(candidate: Judged, other: Judged, clusters: readonly MentionCluster[]): boolean {
  const typeOf = (player: number | undefined) => (player === undefined ? undefined : clusters[player]?.type);
  switch (candidate.kind) {
    case 'transfer':
      return (
        sameDeal(candidate, other) ||
        (shares(candidate, other, ['buyer', 'item']) && candidate.probability < second)
      );
    case 'status':
      return shares(candidate, other, ['seller', 'buyer', 'item']);
    case 'value':
      return candidate.roles['value'] === other.roles['value'];
    case 'signed':
      return candidate.roles['signed'] === other.roles['signed'];
    case 'pressure':
      return shares(candidate, other, ['by', 'on']) && candidate.probability < second;
    case 'official':
      return (
        shares(candidate, other, ['subject']) &&
        typeOf(candidate.roles['object']) === typeOf(other.roles['object'])
      );
    default:
      return false;
  }
}

/** One deal told with fewer of its parties or without its item, or turned round. */
function sameDeal({ roles: one }: Judged, { roles: other }: Judged): boolean {
  const lacks = (role: string): boolean => one[role] === undefined || other[role] === undefined;
  const agrees = (role: string): boolean => one[role] === other[role];
  if (agrees('item') && one['seller'] === other['buyer'] && one['buyer'] === other['seller']) return true;
  const differ = ['seller', 'buyer', 'item'].filter((role) => !agrees(role));
  return differ.every(lacks);
}
