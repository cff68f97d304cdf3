import { compare } from '../../util/compare.ts';
import type { DealFact } from '../deals/deal-fact.ts';
import { type Shares, sharesOf } from './concentration.ts';

/**
 * What each supplier adds to a list of deals. A deal counts 1 and is split evenly between its sellers; its value is split the
 * same way and counts in the one currency in which most of the deals have a value (of equal ones the first by code): amounts
 * of different currencies are never added.
 */
export interface SupplierMix {
  readonly deals: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string, number>;
  readonly dealShares: Shares;
  readonly valueShares: Shares;
  readonly currency?: string;
  /** How many of the deals have a value in that currency. */
  readonly valued: number;
}

/** The mix of suppliers of some deals; deals without a seller do not enter. */
export function supplierMix(deals: readonly DealFact[]): SupplierMix {
  const sold = deals.filter((deal) => deal.sellers.length > 0);
  const currency = mainCurrency(sold);
  const valued = sold.filter((deal) => deal.value !== undefined && deal.value.currency === currency);
  const counts = summed(sold, () => 1);
  const values = summed(valued, (deal) => deal.value?.amount ?? 0);
  return {
    deals: counts,
    values,
    dealShares: sharesOf(counts),
    valueShares: sharesOf(values),
    ...(currency !== undefined && { currency }),
    valued: valued.length,
  };
}

function summed(
  deals: readonly DealFact[],
  amountOf: (deal: DealFact) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const deal of deals) {
    for (const seller of deal.sellers) {
      sums.set(seller, (sums.get(seller) ?? 0) + amountOf(deal) / deal.sellers.length);
    }
  }
  return sums;
}

function mainCurrency(deals: readonly DealFact[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { value } of deals) {
    if (value !== undefined) counts.set(value.currency, (counts.get(value.currency) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b))[0]?.[0];
}
