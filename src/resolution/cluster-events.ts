import type { ClaimKind, EventCluster, ResolvedClaim } from '../model/index.ts';
import { clusterActs } from './cluster-acts.ts';
import { clusterDeals, type DealGrounds } from './cluster-deals.ts';

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
      keyOf: (resolved) => keyOf(resolved, ['by', 'on'], actionOf(resolved)),
      detailsOf: ({ entities }) => [
        entities['over'] === undefined ? undefined : familyOf(entities['over']),
        entities['under'],
      ],
      withinDays: pressureDays,
      minConfidence,
    }),
    ...clusterActs(of('exclusion'), {
      kind: 'Exclusion',
      keyOf: (resolved) => keyOf(resolved, ['by', 'member', 'from']),
      detailsOf: () => [],
      withinDays: Number.POSITIVE_INFINITY,
      minConfidence,
    }),
    ...clusterActs(of('resistance'), {
      kind: 'Resistance',
      keyOf: (resolved) => keyOf(resolved, ['by', 'against']),
      detailsOf: () => [],
      withinDays: resistanceDays,
      minConfidence,
    }),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function keyOf({ entities }: ResolvedClaim, roles: readonly string[], more = ''): string {
  return [...roles.map((role) => entities[role] ?? ''), more].join('\u0000');
}

function actionOf({ claim }: ResolvedClaim): string {
  return claim.kind === 'pressure' ? claim.action.action : '';
}
