import { isAsserted, type RelationshipRow, type SnapshotIndex } from '../../model/index.ts';
import { groupByEach } from '../../util/group-by.ts';
import { counted } from '../../util/wording.ts';
import { dealsOf, groundsOfDeals } from '../deals/deal-fact.ts';
import { percent } from '../findings.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { distinct } from '../pressure-acts.ts';
import { textOf } from '../properties.ts';
import { hopAlong, hopInferred, hopTold, type LeveragePath, oncePerPair } from './leverage-path.ts';
import type { LeverageTarget } from './leverage-target.ts';

/**
 * Paths over what binds the buyer: alliances and unions that it is a member of and the sellers are not, treaty allies that do
 * not sell, programmes (with who put a member out of one before), and the arms that it has from others. What is over does not
 * bind.
 */
export function bondPaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const sellers = new Set(target.deals.flatMap((deal) => deal.sellers));
  return [
    ...memberPaths(index, target, sellers, knowledge),
    ...allyPaths(index, target, sellers, knowledge),
    ...supplyPaths(index, target, sellers, knowledge),
  ];
}

const bindingKinds: ReadonlySet<string> = new Set(['alliance', 'union']);

function holds(row: RelationshipRow): boolean {
  return row.properties['active'] !== false;
}

function memberPaths(
  index: SnapshotIndex,
  { buyer, dealIds: ids }: LeverageTarget,
  sellers: ReadonlySet<string>,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  return oncePerPair(index.from(buyer, 'MEMBER_OF').filter(holds)).flatMap((row): readonly LeveragePath[] => {
    const group = row.to.id;
    const name = index.nameOf(group);
    if (row.to.label === 'Programme') {
      const pastActs = putOut(index, group);
      const doers = distinct(pastActs.map(({ by }) => by)).filter((by) => by !== buyer);
      return (doers.length === 0 ? [group] : doers).map((actor) => {
        const past = pastActs.filter(({ by }) => by === actor);
        return {
          kind: 'programme',
          actor,
          strength: knowledge.paths.programme * (past.length === 0 ? 0.5 : 1),
          via: group,
          deals: ids,
          hops: [
            hopAlong(index, row),
            ...past.map(({ by, member, claims }) =>
              hopTold(by, group, `${index.nameOf(by)} put ${index.nameOf(member)} out of ${name}`, () => ({
                claims: distinct(claims),
                reference: [],
              })),
            ),
            hopInferred(actor, buyer, `${index.nameOf(buyer)} could be put out of ${name}`),
          ],
        };
      });
    }
    const among = index.to(group, 'MEMBER_OF').some((other) => holds(other) && sellers.has(other.from.id));
    if (among || !bindingKinds.has(textOf(index.node(group), 'kind') ?? '')) return [];
    return [
      {
        kind: 'alliance',
        actor: group,
        strength: knowledge.paths.alliance,
        via: group,
        deals: ids,
        hops: [
          hopAlong(index, row),
          hopInferred(group, buyer, `the other members of ${name} can press ${index.nameOf(buyer)}`),
        ],
      },
    ];
  });
}

/** Who put whom out of a programme, with the claims. */
function putOut(index: SnapshotIndex, group: string) {
  return index.to(group, 'EXCLUDED_FROM').flatMap(({ from: { id } }) => {
    const claims = index
      .claimsOf(id)
      .filter(({ claim }) => isAsserted(claim))
      .map(({ claim }) => claim.id);
    if (claims.length === 0) return [];
    const [member] = index.from(id, 'EXCLUDED');
    return index.from(id, 'EXCLUDED_BY').map((row) => ({
      by: index.principalOf(row.to.id).id,
      member: member?.to.id ?? '',
      claims,
    }));
  });
}

function allyPaths(
  index: SnapshotIndex,
  { buyer, dealIds }: LeverageTarget,
  sellers: ReadonlySet<string>,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const seen = new Set<string>();
  return [...index.from(buyer, 'ALLY_OF'), ...index.to(buyer, 'ALLY_OF')].filter(holds).flatMap((row) => {
    const ally = row.from.id === buyer ? row.to.id : row.from.id;
    if (sellers.has(ally) || seen.has(ally)) return [];
    seen.add(ally);
    return [
      {
        kind: 'alliance' as const,
        actor: ally,
        strength: knowledge.paths.alliance,
        via: ally,
        deals: dealIds,
        hops: [
          hopAlong(index, row),
          hopInferred(ally, buyer, `${index.nameOf(ally)} can press its ally ${index.nameOf(buyer)}`),
        ],
      },
    ];
  });
}

function supplyPaths(
  index: SnapshotIndex,
  { buyer, dealIds }: LeverageTarget,
  sellers: ReadonlySet<string>,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const asked = new Set(dealIds);
  const others = dealsOf(index, buyer, 'buyers', {}).filter((deal) => deal.realised && !asked.has(deal.id));
  const bySupplier = groupByEach(others, (deal) => deal.sellers);
  const suppliers = distinct([...bySupplier.keys()]);
  return suppliers
    .filter((supplier) => supplier !== buyer && !sellers.has(supplier))
    .map((supplier): LeveragePath => {
      const own = bySupplier.get(supplier) ?? [];
      const share = own.length / others.length;
      const [name, state] = [index.nameOf(supplier), index.nameOf(buyer)];
      const told = hopTold(
        supplier,
        buyer,
        `${name} has a part in ${counted(own.length, 'other realised purchase')} of ${state} (${percent(share)})`,
        () => groundsOfDeals(own),
      );
      return {
        kind: 'supply',
        actor: supplier,
        strength: knowledge.paths.supply * share,
        via: '',
        deals: dealIds,
        hops: [told, hopInferred(supplier, buyer, `${name} can hold back what else it sells to ${state}`)],
      };
    });
}
