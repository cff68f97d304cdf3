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

/** Words that suggest a status, and words that suggest an act: scored against those who may play a part in what they tell. */
export const cueTypes = ['StatusCue', 'ActCue'] as const;
export type CueType = (typeof cueTypes)[number];

/** A run of words of the vocabulary's cues, with the statuses or acts that it suggests. */
export interface Cue extends Span {
  readonly type: CueType;
  readonly values: readonly string[];
}

/** What may be known of words before they are read: each channel says one thing of a word at most. */
export const hintChannels = ['kind', 'status', 'act', 'stance', 'noun'] as const;
export type HintChannel = (typeof hintChannels)[number];

/**
 * Knowledge of the vocabulary about a run of words, given to the encoder as a feature of its pieces: the kind of a known
 * name or value, the status, act or stance that a cue suggests, what a common noun is for. It never decides by itself.
 */
export interface Hint extends Span {
  readonly channel: HintChannel;
  readonly value: string;
}

/** A name found by the encoder's tags, cut at whole words. `score` is the mean probability of its kind over its words, 0–1. */
export interface TaggedName extends Span {
  readonly kind: EntityKind;
  readonly score: number;
}

/** One thing of an article, wherever it is mentioned, or one cue: what the pair head scores. */
export interface EncodedNode {
  readonly type: NodeType | CueType;
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
  /** Scores every pair of nodes whose types admit a label. Indices refer to `nodes`; sentences must rise. */
  scorePairs(nodes: readonly EncodedNode[], sentences: readonly Span[]): Promise<readonly PairScore[]>;
}

/** Facts of one kind that an article may tell, each described by the numbers that its kind's features give, in their order. */
export interface Question {
  readonly kind: string;
  readonly features: readonly (readonly number[])[];
}

/** For each question the probability, 0–1, of each of its facts: how often a reader would take one described like this. */
export type Judge = (questions: readonly Question[]) => Promise<readonly ArrayLike<number>[]>;

/** Reads documents; holds a model in memory until closed. */
export interface Encoder {
  /** The runtime in use, for `doctor` and summaries: `native` or `wasm`. */
  readonly runtime: 'native' | 'wasm';
  /** Identity of the model's files, kept with each claim's extractor. */
  readonly model: string;
  /** Reads a text once. Hints that the model has no feature for count for nothing; of two on one piece the later holds. */
  encode(text: string, hints: readonly Hint[]): Promise<Encoding>;
  /** Throws `reader/failed` for a kind or a number of features that the model was not fitted for. */
  readonly judge: Judge;
  close(): Promise<void>;
}
