import type { Claim } from './claim.ts';
import type { GraphRows, NodeLabel, NodeRow, RelationshipRow, RelationshipType } from './graph-rows.ts';

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

/** Fast look-ups over a snapshot. Every list is sorted, so that the order of a store's rows never shows in an answer. */
export interface SnapshotIndex {
  readonly claims: ReadonlyMap<string, SourcedClaim>;
  readonly node: (id: string) => NodeRow | undefined;
  /** The node's `name`, or its id when it has none. */
  readonly nameOf: (id: string) => string;
  readonly nodesOf: (label: NodeLabel) => readonly NodeRow[];
  readonly edgesOf: (type: RelationshipType) => readonly RelationshipRow[];
  /** Edges that leave a node. */
  readonly from: (id: string, ...types: readonly RelationshipType[]) => readonly RelationshipRow[];
  /** Edges that reach a node. */
  readonly to: (id: string, ...types: readonly RelationshipType[]) => readonly RelationshipRow[];
  /** Claims that report an event, earliest known first, then by id. */
  readonly claimsOf: (eventId: string) => readonly SourcedClaim[];
  /** The story that a claim's text belongs to; the text itself where no story is recorded. */
  readonly storyOf: (claimId: string) => string;
  /** The State that an organisation or person acts for, with the edge that says so; the actor itself when there is none or more than one. */
  readonly principalOf: (actorId: string) => { readonly id: string; readonly via?: RelationshipRow };
}
