import type { DealFact } from '../deals/deal-fact.ts';

/** What leverage is asked about: a buyer's deals that can still be stopped, or a purchase that is only supposed. */
export interface LeverageTarget {
  readonly buyer: string;
  readonly deals: readonly DealFact[];
  /** The systems of the deals, or the one that is asked about. */
  readonly items: readonly string[];
  /** The deal is supposed by the question; its sellers are the States of the system's makers. */
  readonly prospective: boolean;
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
