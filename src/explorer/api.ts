import type { Cell, NodeLabel, PressureAction, RelationshipType } from '../model/index.ts';

/** What the server of the explorer answers and the page asks: the one contract of both. */

/** Relationship types that the map sums up between actors, in the order of the legend. */
export const mapTypes = [
  'SELLS_ARMS_TO',
  'PROPOSES_ARMS_TO',
  'THREATENS',
  'SANCTIONS',
  'PRESSURES',
  'RESISTS',
  'ALLY_OF',
  'MEMBER_OF',
] as const satisfies readonly RelationshipType[];
export type MapType = (typeof mapTypes)[number];

/** What of the graph the map is asked for. Days are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; both ends count. */
export interface MapFilters {
  readonly types: readonly MapType[];
  /** Acts of pressure that count. */
  readonly acts: readonly PressureAction[];
  /** Id of a law: only pressure under it, and the deals which that is over. */
  readonly law?: string;
  /** Category of weapon systems that deals cover or pressure is over. */
  readonly category?: string;
  /** Least confidence of an event, 0 to 1. */
  readonly confidence: number;
  /** Least number of stories that tell an event. */
  readonly stories: number;
  readonly from?: string;
  readonly to?: string;
  /** `states`: firms, organs and officials act as their state; `own`: each for itself. */
  readonly parties: 'states' | 'own';
  /** Most edges in the answer; those that most stories tell come first. */
  readonly limit: number;
}

/** What a node's size may mean, counted over the edges of the answer. */
export const measures = ['stories', 'sells', 'buys', 'presses', 'pressed'] as const;
export type Measure = (typeof measures)[number];

export interface ShownNode {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly name: string;
  /** Alliances of a state, the largest first. */
  readonly blocs: readonly string[];
  readonly measures: Readonly<Record<Measure, number>>;
}

export interface ShownEdge {
  /** `TYPE from to`. */
  readonly id: string;
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly stories: number;
  readonly events: number;
  readonly first?: string;
  readonly last?: string;
  /** Of the surest event that it sums up. */
  readonly confidence?: number;
  /** False where all that it sums up is over. */
  readonly active: boolean;
  /** Whether articles tell it, or the vocabulary alone. */
  readonly basis: 'article' | 'reference';
}

export interface Bloc {
  readonly id: string;
  readonly name: string;
  readonly members: number;
}

/** A piece of the graph as it is drawn. */
export interface Piece {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
}

export interface MapAnswer extends Piece {
  /** Edges that the filters let through and `limit` left out. */
  readonly leftOut: number;
  /** Events without a date, which no period holds. */
  readonly undated: number;
}

export interface NeighboursAnswer extends Piece {
  readonly leftOut: number;
}

export interface PathsAnswer extends Piece {
  /** Each way as ids of edges, in order from the first node. */
  readonly paths: readonly (readonly string[])[];
  /** `acts`: by arms, pressure and resistance alone; `all`: by any tie; `none`: there is no way. */
  readonly by: 'acts' | 'all' | 'none';
}

export interface Printing {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  /** http or https, or missing. */
  readonly url?: string;
}

/** A claim with the words that it rests on. */
export interface ShownClaim {
  readonly id: string;
  readonly says: string;
  readonly quotes: readonly string[];
  readonly printings: readonly Printing[];
  readonly confidence: number;
  readonly polarity: 'asserted' | 'denied';
  readonly modality: 'actual' | 'planned' | 'hypothetical';
  readonly attributedTo?: string;
  /** The day it speaks of. */
  readonly date?: string;
  /** Set where a correction took it back. */
  readonly takenBack?: boolean;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Id of the node that the value names. */
  readonly id?: string;
}

export interface ToldEvent {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly name: string;
  readonly first?: string;
  readonly last?: string;
  readonly stories: number;
  readonly confidence?: number;
  readonly facts: readonly Fact[];
  readonly claims: readonly ShownClaim[];
}

/** What the panel beside the picture shows of a node or an edge. */
export interface Description {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeLabel | RelationshipType;
  readonly facts: readonly Fact[];
  readonly events: readonly ToldEvent[];
  /** Events beyond those given. */
  readonly more: number;
  /** Claims that no event gathers: who is based where, who made what. */
  readonly claims: readonly ShownClaim[];
  /** Of a deal: who can act on it, and by what. */
  readonly leverage?: readonly Lever[];
  /** Whether a dossier can be made of it. */
  readonly dossier: boolean;
}

export interface Lever {
  readonly actor: string;
  readonly actorName: string;
  readonly how: string;
  /** The pressure, component or law that it goes through. */
  readonly through?: { readonly id: string; readonly name: string };
  readonly basis: 'article' | 'reference';
}

/** A claim's article, with the places of its words. */
export interface ShownArticle {
  readonly printings: readonly Printing[];
  readonly text: string;
  readonly says: string;
  /** In order; `quote` is evidence, the others are the parties and values within it. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

export interface Found {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly name: string;
  /** The alias that matched, where it was not the name. */
  readonly alias?: string;
}

export interface LineStyle {
  readonly color: string;
  readonly caption: string;
}

export interface ShownQuery {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly description: string;
    readonly default?: string;
  }[];
  readonly text: string;
}

/** What the page needs once. */
export interface Start {
  readonly store: string;
  readonly counts: { readonly entities: number; readonly events: number; readonly articles: number };
  /** First and last year of an event; missing in an empty graph. */
  readonly years?: readonly [number, number];
  readonly laws: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly string[];
  readonly blocs: readonly Bloc[];
  readonly nodeStyles: Readonly<Record<string, string>>;
  readonly edgeStyles: Readonly<Record<string, LineStyle>>;
  readonly queries: readonly ShownQuery[];
}

export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
  /** The nodes that the rows name, and what ties them. */
  readonly piece: Piece;
}

export interface ReviewSide {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly traits: readonly string[];
  readonly sentences: readonly { readonly words: string; readonly source: string }[];
}

export interface ReviewItem {
  readonly kind: 'entity' | 'deal' | 'listing';
  readonly left: ReviewSide;
  readonly right: ReviewSide;
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface ReviewAnswer {
  readonly pending: readonly ReviewItem[];
  /** The judgement that an undo would take back, in words. */
  readonly last?: string;
}

export interface Refused {
  readonly code: string;
  readonly message: string;
}
