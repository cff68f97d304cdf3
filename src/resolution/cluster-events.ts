import type { ClaimKind, EventCluster, ResolvedClaim } from '../model/index.ts';
import { clusterActs } from './cluster-acts.ts';
import { clusterDeals, type DealGrounds, familyOfTransfer } from './cluster-deals.ts';

const pressureDays = 90;
const resistanceDays = 365;

/** Gathers claims that report one event, each kind by its own grounds; sorted by id. */
export function clusterEvents(
  claims: readonly ResolvedClaim[],
  grounds: DealGrounds,
): readonly EventCluster[] {
  const { familyOf, minConfidence } = grounds;
  const of = (kind: ClaimKind): readonly ResolvedClaim[] => claims.filter(({ claim }) => claim.kind === kind);
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

/**
 * The group of a claim about an event: how the claims of one group gather rests on no claim of another, so that each group can
 * be gathered by itself. None for claims that are about no event.
 */
export function eventGroupOf(
  resolved: ResolvedClaim,
  grounds: Pick<DealGrounds, 'familyOf'>,
): string | undefined {
  const { kind } = resolved.claim;
  if (kind === 'transfer') return `transfer\u0000${familyOfTransfer(resolved, grounds)}`;
  return actRoles[kind] === undefined ? undefined : `${kind}\u0000${partiesOfAct(resolved)}`;
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
