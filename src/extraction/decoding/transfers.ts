import { type DealStatus, dealStatuses } from '../../model/index.ts';
import type { Decoded } from './decoded.ts';
import type { ScoreTable } from './score-table.ts';

/** Seller, buyer and item of a transfer, by cluster; what the article does not name is undefined. */
interface Transfer {
  readonly seller?: number;
  readonly buyer?: number;
  readonly item?: number;
  readonly score: number;
}

/** A seller and buyer without an item must score this far above the threshold: only one score speaks for them. */
const pairMargin = 1.5;
/** A lone seller or buyer of an item must score this far above the threshold: the other party's score cannot support it. */
const loneMargin = 0.5;
/** A status is taken although no status reaches the threshold, down to here: most deals have one. */
const statusMargin = -2;

/**
 * Joins pair scores into transfers. An item has one seller and buyer, the pair with the best mean of its three scores;
 * another pair is added only where all three scores hold by themselves. No party sells to itself.
 * Sums and dates go to the pair that they score best with, counts to their item and its buyer.
 */
export function decodeTransfers(table: ScoreTable): readonly Decoded[] {
  const transfers = [...table.ofType('WeaponSystem').flatMap((item) => transfersOf(item, table))];
  const pairs = new Set(transfers.map(({ seller, buyer }) => `${seller} ${buyer}`));
  for (const seller of actors(table)) {
    for (const buyer of actors(table)) {
      const score = table.score('sells_to', seller, buyer);
      if (seller !== buyer && score > pairMargin && !pairs.has(`${seller} ${buyer}`))
        transfers.push({ seller, buyer, score });
    }
  }
  return withValues(transfers, table);
}

function actors(table: ScoreTable): readonly number[] {
  return table.ofType('State', 'Alliance');
}

function transfersOf(item: number, table: ScoreTable): readonly Transfer[] {
  const parties = actors(table);
  const pairs = parties
    .flatMap((seller) =>
      parties.filter((buyer) => buyer !== seller).map((buyer) => pairFor(seller, buyer, item, table)),
    )
    .filter((pair) => pair.score > 0)
    .sort((a, b) => b.score - a.score);
  const kept = pairs.filter((pair, rank) => rank === 0 || pair.least > 0);
  if (kept.length > 0) return kept;
  const buyer = bestOf(parties, (party) => table.score('b_item', party, item));
  if (buyer && buyer.score > loneMargin) return [{ buyer: buyer.party, item, score: buyer.score }];
  const seller = bestOf(parties, (party) => table.score('s_item', party, item));
  return seller && seller.score > loneMargin ? [{ seller: seller.party, item, score: seller.score }] : [];
}

function pairFor(seller: number, buyer: number, item: number, table: ScoreTable) {
  const scores = [
    table.score('s_item', seller, item),
    table.score('b_item', buyer, item),
    table.score('sells_to', seller, buyer),
  ];
  return { seller, buyer, item, score: mean(scores), least: Math.min(...scores) };
}

function bestOf(parties: readonly number[], score: (party: number) => number) {
  return parties.map((party) => ({ party, score: score(party) })).sort((a, b) => b.score - a.score)[0];
}

function withValues(transfers: readonly Transfer[], table: ScoreTable): readonly Decoded[] {
  const sums = assignToPairs(transfers, table, 'Money', 'val_s', 'val_b');
  const dates = assignToPairs(transfers, table, 'Date', 'date_s', 'date_b');
  const counts = assignCounts(transfers, table);
  return transfers.flatMap((transfer, index) => {
    const of = (assigned: readonly Assigned[]): readonly number[] =>
      assigned.filter((each) => each.transfer === index).map((each) => each.cluster);
    const bundles = bundled(of(counts), of(sums), of(dates), table);
    const status = statusOf(transfer, table);
    const [only, ...others] = bundles;
    // A status goes with the figures of the one order told; of several orders it says nothing about which.
    const values =
      others.length === 0
        ? [{ ...only, ...(status && { status }) }]
        : [...(status ? [{ status }] : []), ...bundles];
    const roles = rolesOf(transfer);
    return values.map((each) => ({ kind: 'transfer' as const, roles, values: each, score: transfer.score }));
  });
}

/** Figures this many characters apart at most are taken to be of one order. */
const bundleReach = 160;

interface Bundle {
  readonly quantity?: number;
  readonly value?: number;
  readonly signed?: number;
}

/** Puts a count, a sum and a date that stand close together into one claim; the rest are claims of their own. */
function bundled(
  counts: readonly number[],
  sums: readonly number[],
  dates: readonly number[],
  table: ScoreTable,
): readonly Bundle[] {
  let bundles: readonly Bundle[] = counts.map((quantity) => ({ quantity }));
  for (const value of sums) bundles = joined(bundles, 'value', value, table);
  for (const signed of dates) bundles = joined(bundles, 'signed', signed, table);
  return bundles;
}

function joined(
  bundles: readonly Bundle[],
  kind: keyof Bundle,
  cluster: number,
  table: ScoreTable,
): readonly Bundle[] {
  const gap = (bundle: Bundle): number =>
    Math.min(
      ...[bundle.quantity, bundle.value].flatMap((other) =>
        other === undefined ? [] : [distanceBetween(other, cluster, table)],
      ),
    );
  const [nearest] = bundles
    .filter((bundle) => bundle[kind] === undefined && gap(bundle) <= bundleReach)
    .sort((a, b) => gap(a) - gap(b));
  const fuller = { ...nearest, [kind]: cluster };
  return nearest ? bundles.map((bundle) => (bundle === nearest ? fuller : bundle)) : [...bundles, fuller];
}

interface Assigned {
  readonly cluster: number;
  readonly transfer: number;
}

/** Each sum or date goes to the seller and buyer whose scores with it are best, and there to the item nearest to it. */
function assignToPairs(
  transfers: readonly Transfer[],
  table: ScoreTable,
  type: 'Money' | 'Date',
  sellerLabel: string,
  buyerLabel: string,
): readonly Assigned[] {
  return table.ofType(type).flatMap((cluster) => {
    const ranked = transfers
      .map((transfer, index) => {
        const scores = [
          ...(transfer.seller === undefined ? [] : [table.score(sellerLabel, cluster, transfer.seller)]),
          ...(transfer.buyer === undefined ? [] : [table.score(buyerLabel, cluster, transfer.buyer)]),
        ];
        const distance =
          transfer.item === undefined
            ? Number.MAX_SAFE_INTEGER
            : distanceBetween(cluster, transfer.item, table);
        return { index, score: mean(scores), distance };
      })
      .sort((a, b) => b.score - a.score || a.distance - b.distance);
    const [best] = ranked;
    return best && best.score > 0 ? [{ cluster, transfer: best.index }] : [];
  });
}

function assignCounts(transfers: readonly Transfer[], table: ScoreTable): readonly Assigned[] {
  return table.ofType('Count').flatMap((cluster) =>
    table.ofType('WeaponSystem').flatMap((item) => {
      if (table.score('qty_item', cluster, item) <= 0) return [];
      const buyers = transfers
        .map((transfer, index) => ({
          index,
          item: transfer.item,
          score: transfer.buyer === undefined ? -9 : table.score('qty_b', cluster, transfer.buyer),
        }))
        .filter((candidate) => candidate.item === item)
        .sort((a, b) => b.score - a.score);
      return buyers
        .filter((buyer, rank) => rank === 0 || buyer.score > 0)
        .map((buyer) => ({ cluster, transfer: buyer.index }));
    }),
  );
}

function statusOf(transfer: Transfer, table: ScoreTable): DealStatus | undefined {
  const party = transfer.buyer ?? transfer.seller;
  if (transfer.item === undefined || party === undefined) return undefined;
  const item = transfer.item;
  const ranked = dealStatuses
    .map((status) => ({ status, score: table.score(`st_${status}`, party, item) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  return best && best.score > statusMargin ? best.status : undefined;
}

function rolesOf({ seller, buyer, item }: Transfer): Readonly<Record<string, number>> {
  return {
    ...(seller !== undefined && { seller }),
    ...(buyer !== undefined && { buyer }),
    ...(item !== undefined && { item }),
  };
}

function distanceBetween(a: number, b: number, table: ScoreTable): number {
  const starts = (index: number): readonly number[] =>
    (table.clusters[index]?.mentions ?? []).map((mention) => mention.start);
  return Math.min(...starts(a).flatMap((x) => starts(b).map((y) => Math.abs(x - y))));
}

function mean(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}
