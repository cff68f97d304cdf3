import type { DealFact } from '../deals/deal-fact.ts';

/** What leverage is asked about: a buyer's deals that can still be stopped, or a purchase that is only supposed. */
export interface LeverageTarget {
  readonly buyer: string;
  readonly deals: readonly DealFact[];
  /** Ids of the deals. */
  readonly dealIds: readonly string[];
  /** What is known of the deals that cover a system. */
  readonly over: (item: string) => DealsOver;
  /** The systems of the deals, or the one that is asked about. */
  readonly items: readonly string[];
  /** The deal is supposed by the question; its sellers are the States of the system's makers. */
  readonly prospective: boolean;
}

/** Deals that cover a system, and who sells in them. */
export interface DealsOver {
  readonly dealIds: readonly string[];
  readonly sellers: ReadonlySet<string>;
}

/** A target with its look-ups, each made once. */
export function leverageTarget(
  buyer: string,
  deals: readonly DealFact[],
  items: readonly string[],
  prospective: boolean,
): LeverageTarget {
  const byItem = new Map<string, { dealIds: string[]; sellers: Set<string> }>();
  for (const deal of deals) {
    for (const item of deal.items) {
      const own = byItem.get(item) ?? { dealIds: [], sellers: new Set<string>() };
      byItem.set(item, own);
      own.dealIds.push(deal.id);
      for (const seller of deal.sellers) own.sellers.add(seller);
    }
  }
  const none: DealsOver = { dealIds: [], sellers: new Set() };
  const dealIds = deals.map(({ id }) => id);
  return { buyer, deals, dealIds, items, prospective, over: (item) => byItem.get(item) ?? none };
}

/** A supposed purchase of a system from the States of its makers. */
export function prospectiveDeal(item: string, name: string, sellers: readonly string[]): DealFact {
  return {
    id: '',
    name,
    sellers,
    buyers: [],
    items: [item],
    stopped: false,
    realised: false,
    claims: [],
    tieClaims: [],
    reference: [],
  };
}
