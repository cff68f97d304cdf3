import type { RelationshipRow, SnapshotIndex } from '../../model/index.ts';
import { groupByEach } from '../../util/group-by.ts';
import { groundsOfDeals } from '../deals/deal-fact.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { distinct } from '../pressure-acts.ts';
import { listOf } from '../properties.ts';
import { hopAlong, hopInferred, hopKnown, hopTold, type LeveragePath, oncePerPair } from './leverage-path.ts';
import type { LeverageTarget } from './leverage-target.ts';

/** How a system comes from a State: the relationships from the system to it, or none where only its origin is known. */
interface Home {
  readonly state: string;
  readonly rows: readonly RelationshipRow[];
}

/**
 * Paths over who makes what is sold: the seller itself; the maker's State where another sells; the States of the makers of
 * parts, with their consent to re-export where a law asks for it. A part of a system's family is taken to be in its variants:
 * that step is inferred.
 */
export function makerPaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  return [
    ...sellerPaths(index, target, knowledge),
    ...target.items.flatMap((item) => [
      ...licencePaths(index, target, item, knowledge),
      ...componentPaths(index, target, item, knowledge),
    ]),
  ];
}

function sellerPaths(
  index: SnapshotIndex,
  { buyer, deals, items, prospective }: LeverageTarget,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  if (prospective) return items.flatMap((item) => supposedSellers(index, buyer, item, knowledge));
  const bySeller = groupByEach(deals, (deal) => deal.sellers);
  return distinct([...bySeller.keys()])
    .filter((seller) => seller !== buyer)
    .map((seller) => {
      const own = bySeller.get(seller) ?? [];
      return {
        kind: 'seller',
        actor: seller,
        strength: knowledge.paths.seller,
        via: '',
        deals: own.map(({ id }) => id),
        hops: [
          hopTold(seller, buyer, `${index.nameOf(seller)} sells to ${index.nameOf(buyer)}`, () =>
            groundsOfDeals(own),
          ),
          hopInferred(seller, buyer, `${index.nameOf(seller)} can withhold what it sells`),
        ],
      };
    });
}

/** Who would sell a system that nobody is told to have sold: the States of its makers. */
function supposedSellers(
  index: SnapshotIndex,
  buyer: string,
  item: string,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  return homesOf(index, item)
    .filter(({ state }) => state !== buyer)
    .map((home) => ({
      kind: 'seller',
      actor: home.state,
      strength: knowledge.paths.seller,
      via: item,
      deals: [],
      hops: [
        ...hopsHome(index, item, home),
        hopInferred(home.state, buyer, `${index.nameOf(home.state)} can refuse to sell it`),
      ],
    }));
}

function licencePaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  item: string,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const { dealIds, sellers } = target.over(item);
  return homesOf(index, item)
    .filter(({ state }) => state !== target.buyer && !sellers.has(state))
    .map((home) => ({
      kind: 'licence',
      actor: home.state,
      strength: knowledge.paths.licence,
      via: item,
      deals: dealIds,
      hops: [
        ...hopsHome(index, item, home),
        hopInferred(home.state, target.buyer, `${index.nameOf(home.state)} licenses what it makes`),
      ],
    }));
}

function componentPaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  item: string,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const { dealIds, sellers } = target.over(item);
  return lineage(index, item).flatMap(({ system, rows }) =>
    oncePerPair(index.to(system, 'COMPONENT_OF')).flatMap((partRow) =>
      homesOf(index, partRow.from.id)
        .filter(({ state }) => state !== target.buyer && !sellers.has(state))
        .map((home): LeveragePath => {
          const law = knowledge.consent.get(home.state);
          const [state, part] = [index.nameOf(home.state), index.nameOf(partRow.from.id)];
          return {
            kind: 'component',
            actor: home.state,
            // Without a known law of consent only the part itself can be withheld.
            strength: knowledge.paths.component * (law === undefined ? 0.75 : 1),
            via: partRow.from.id,
            deals: dealIds,
            hops: [
              ...rows.map((row) => hopAlong(index, row)),
              hopAlong(index, partRow),
              ...(rows.length === 0
                ? []
                : [
                    hopInferred(
                      partRow.from.id,
                      item,
                      `what is in ${index.nameOf(system)} is in ${index.nameOf(item)}`,
                    ),
                  ]),
              ...hopsHome(index, partRow.from.id, home),
              law === undefined
                ? hopInferred(home.state, target.buyer, `${state} can withhold ${part}`)
                : hopKnown(
                    home.state,
                    law,
                    `${index.nameOf(law)} asks for the consent of ${state} to re-export`,
                    `export-consent ${home.state} ${law}`,
                  ),
            ],
          };
        }),
    ),
  );
}

/** A system, then the families of which it is a variant, each with the relationships that lead there. */
export function lineage(
  index: SnapshotIndex,
  item: string,
): readonly { readonly system: string; readonly rows: readonly RelationshipRow[] }[] {
  const found = new Map<string, readonly RelationshipRow[]>([[item, []]]);
  for (const [id, path] of found) {
    for (const row of index.from(id, 'VARIANT_OF')) {
      if (!found.has(row.to.id)) found.set(row.to.id, [...path, row]);
    }
  }
  return [...found].map(([system, rows]) => ({ system, rows }));
}

/** The States of a system's makers; of the first family upwards that has makers, else its origin. */
export function homesOf(index: SnapshotIndex, item: string): readonly Home[] {
  for (const { system, rows } of lineage(index, item)) {
    const homes = new Map<string, Home>();
    for (const made of index.from(system, 'MADE_BY')) {
      if (made.to.label === 'State') homes.set(made.to.id, { state: made.to.id, rows: [...rows, made] });
      for (const based of index.from(made.to.id, 'BASED_IN')) {
        if (homes.has(based.to.id)) continue;
        homes.set(based.to.id, { state: based.to.id, rows: [...rows, made, based] });
      }
    }
    if (homes.size > 0) return [...homes.values()];
  }
  return listOf(index.node(item), 'origin')
    .map((code) => `state:${code}`)
    .filter((id) => index.node(id) !== undefined)
    .map((state) => ({ state, rows: [] }));
}

function hopsHome(index: SnapshotIndex, item: string, home: Home) {
  if (home.rows.length > 0) return home.rows.map((row) => hopAlong(index, row));
  return [
    hopKnown(
      item,
      home.state,
      `${index.nameOf(item)} comes from ${index.nameOf(home.state)}`,
      `origin ${item} ${home.state}`,
    ),
  ];
}
