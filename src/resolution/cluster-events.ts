import type { ClaimKind, EventCluster, ResolvedClaim } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { clusterActs } from './cluster-acts.ts';
import { clusterDeals, type DealGrounds, partyOf } from './cluster-deals.ts';

const pressureDays = 90;
const resistanceDays = 365;

/** Gathers claims that report one event, each kind by its own grounds; sorted by id. */
export function clusterEvents(
  claims: readonly ResolvedClaim[],
  grounds: DealGrounds,
): readonly EventCluster[] {
  const { familyOf, minConfidence } = grounds;
  const byKind = groupBy(claims, ({ claim }) => claim.kind);
  const of = (kind: ClaimKind): readonly ResolvedClaim[] => byKind.get(kind) ?? [];
  return [
    ...clusterDeals(of('transfer'), grounds),
    ...clusterActs(of('pressure'), {
      kind: 'Pressure',
      keyOf: partiesOfAct,
      detailsOf: ({ entities }) => [
        entities['over'] === undefined ? undefined : familyOf(entities['over']),
        entities['under'],
      ],
      withinDays: pressureDays,
      minConfidence,
    }),
    ...clusterActs(of('exclusion'), {
      kind: 'Exclusion',
      keyOf: partiesOfAct,
      detailsOf: () => [],
      withinDays: Number.POSITIVE_INFINITY,
      minConfidence,
    }),
    ...clusterActs(of('resistance'), {
      kind: 'Resistance',
      keyOf: partiesOfAct,
      detailsOf: () => [],
      withinDays: resistanceDays,
      minConfidence,
    }),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Where a claim about an event gathers. */
export interface EventGroup {
  readonly key: string;
  /** Keys of the groups that it is gathered with, where there are such. */
  readonly ties: readonly string[];
}

/**
 * The group of a claim about an event: how its claims gather rests on no claim of another group but those that it is tied to, so
 * that tied groups can be gathered by themselves. A transfer without a seller or a buyer ties all with both that it may belong
 * to. None for claims that are about no event.
 */
export function eventGroupOf(
  resolved: ResolvedClaim,
  grounds: Pick<DealGrounds, 'familyOf' | 'stateOf'>,
): EventGroup | undefined {
  const { kind } = resolved.claim;
  if (kind !== 'transfer') {
    return actRoles[kind] === undefined
      ? undefined
      : { key: `${kind}\u0000${partiesOfAct(resolved)}`, ties: [] };
  }
  const { seller, buyer, family } = partyOf(resolved, grounds);
  const keyOf = (from: string, to: string): string => ['transfer', from, to, family].join('\u0000');
  const isWhole = seller !== '' && buyer !== '';
  return {
    key: keyOf(seller, buyer),
    ties: isWhole ? [keyOf(seller, ''), keyOf('', buyer), keyOf('', '')] : [],
  };
}

/** The parties that tell acts of one kind apart. */
const actRoles: Readonly<Partial<Record<ClaimKind, readonly string[]>>> = {
  pressure: ['by', 'on'],
  exclusion: ['by', 'member', 'from'],
  resistance: ['by', 'against'],
};

function partiesOfAct({ claim, entities }: ResolvedClaim): string {
  const action = claim.kind === 'pressure' ? claim.action.action : '';
  return [...(actRoles[claim.kind] ?? []).map((role) => entities[role] ?? ''), action].join('\u0000');
}
