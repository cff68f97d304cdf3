import type { EntityKind } from './entity.ts';
import type { Span } from './span.ts';

/** The kinds of things that pairs are scored between. */
export const nodeTypes = [
  'State',
  'Alliance',
  'Organization',
  'Person',
  'Legislation',
  'Programme',
  'WeaponSystem',
  'Money',
  'Count',
  'Date',
] as const;
export type NodeType = (typeof nodeTypes)[number];

/** A name found by the encoder's tags, cut at whole words. `score` is the mean probability of its kind over its words, 0–1. */
export interface TaggedName extends Span {
  readonly kind: EntityKind;
  readonly score: number;
}

/** One thing of an article, wherever it is mentioned: what the pair head scores. */
export interface EncodedNode {
  readonly type: NodeType;
  readonly spans: readonly Span[];
}

/**
 * The score of one label for an ordered pair of nodes: logit of the label minus logit of the learned threshold
 * (adaptive thresholding, Zhou et al. 2021); above 0 means "holds".
 */
export interface PairScore {
  readonly head: number;
  readonly tail: number;
  readonly label: string;
  readonly score: number;
}

/** What one forward pass over a document gives, and pair scores on request. */
export interface Encoding {
  /** Word pieces, without the special ones. */
  readonly pieces: readonly Span[];
  readonly names: readonly TaggedName[];
  /** Scores every pair of nodes whose types admit a label. Indices refer to `nodes`. */
  scorePairs(nodes: readonly EncodedNode[]): Promise<readonly PairScore[]>;
}

/** Reads documents; holds a model in memory until closed. */
export interface Encoder {
  /** The runtime in use, for `doctor` and summaries: `native` or `wasm`. */
  readonly runtime: 'native' | 'wasm';
  /** Identity of the model's files, kept with each claim's extractor. */
  readonly model: string;
  encode(text: string): Promise<Encoding>;
  close(): Promise<void>;
}
