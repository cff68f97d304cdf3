import type { Article, ArticleHead } from './article.ts';
import { type Claim, isAsserted } from './claim.ts';
import type { Entity } from './entity.ts';

/** An article that prints a text. */
export interface PrintingArticle extends ArticleHead {
  /** Its place among the record's readings and printings; says which of its texts an article carried last. */
  readonly order?: number;
}

/** A text with the articles that print it, oldest first, and its live claims. */
export interface ReadText {
  readonly id: string;
  readonly text: Article['text'];
  readonly articles: readonly PrintingArticle[];
  readonly claims: readonly Claim[];
}

/** A claim whose parties are entities: role name → entity id. */
export interface ResolvedClaim {
  readonly claim: Claim;
  readonly entities: Readonly<Record<string, string>>;
  /** When it became known: publication of the earliest article that prints its text; '' when undated. */
  readonly known: string;
  /** The text that corrects its own and no longer says so: it stays visible and counts no more. */
  readonly supersededBy?: string;
}

/** Whether a claim counts: it says that something is so or is meant to be, and no correction has taken it back. */
export function isLive({ claim, supersededBy }: Pick<ResolvedClaim, 'claim' | 'supersededBy'>): boolean {
  return isAsserted(claim) && supersededBy === undefined;
}

export const eventKinds = ['Deal', 'Pressure', 'Exclusion', 'Resistance'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Claims that report one event. `id` is `deal:<16 hex>` and the like, from its earliest claim. */
export interface EventCluster {
  readonly id: string;
  readonly kind: EventKind;
  /** Earliest first: by date known, then by id. */
  readonly claims: readonly ResolvedClaim[];
}

/** Texts that carry the same report. */
export interface Story {
  readonly id: string;
  readonly texts: readonly string[];
}

/** Two entities, two deals, or a listing and an entity that may be one: resolution keeps them apart and asks a person. */
export interface Doubt {
  readonly kind: 'entity' | 'deal' | 'listing';
  /** Ids of entities, of the claims that stand for two deals, or of a listing and an entity; `left` is the lesser one. */
  readonly left: string;
  readonly right: string;
  /** How likely they are one, from 0 to 1. */
  readonly score: number;
  /** What speaks for (above 0) and against (below 0) their being one. */
  readonly reasons: readonly { readonly name: string; readonly weight: number; readonly detail?: string }[];
}

/** A text written after another one, in words of its own for the most part. */
export interface Following {
  readonly text: string;
  readonly follows: string;
  /** Share of what their beginnings have in common, 0–1. */
  readonly similarity: number;
}

/** A text that says that it corrects an earlier one, and which. */
export interface Correction {
  readonly text: string;
  readonly corrects: string;
}

/** What resolution makes of all live claims: a pure function of claims, vocabulary and judgements. */
export interface Resolution {
  readonly entities: readonly Entity[];
  readonly events: readonly EventCluster[];
  /** Claims that relate entities without being an event (maker, member, ally …). */
  readonly relations: readonly ResolvedClaim[];
  /** Organisation → its one state. */
  readonly bases: ReadonlyMap<string, string>;
  /** Weapon system → the one that it is a variant of. */
  readonly parents: ReadonlyMap<string, string>;
  readonly stories: readonly Story[];
  readonly follows: readonly Following[];
  readonly corrections: readonly Correction[];
  readonly texts: readonly ReadText[];
  /** Pairs that nothing decides, by kind, then by their ids. */
  readonly doubts: readonly Doubt[];
}
