import type { Claim } from './claim.ts';
import type { GraphRows } from './graph-rows.ts';

/**
 * The graph as an analysis or a report sees it: the logical rows of a store, and the claims behind them by id
 * (with their sources), whichever store they came from.
 */
export interface Snapshot extends GraphRows {
  readonly claims: ReadonlyMap<string, SourcedClaim>;
}

export interface SourcedClaim {
  readonly claim: Claim;
  readonly articles: readonly SourceArticle[];
}

/** Where a claim's words were printed. */
export interface SourceArticle {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly url?: string;
}
