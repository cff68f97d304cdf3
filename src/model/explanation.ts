/** One way to read some words: a fact with the names of its parties and values, and how probable it is. */
export interface FactReading {
  /** The kind of fact, as the annotation guide has it. */
  readonly kind: string;
  /** Role → the article's words for it; a role that the article does not name is missing. */
  readonly roles: Readonly<Record<string, string>>;
  /** The status or the act. */
  readonly word?: string;
  /** True where the words are read as denying it. */
  readonly denied?: boolean;
  /** 0–1. */
  readonly probability: number;
}

/** The score of a label for two parties of a fact; above 0 the encoder takes it to hold. */
export interface ScoredPair {
  readonly label: string;
  readonly head: string;
  readonly tail: string;
  readonly score: number;
  /** What the vocabulary says of it, where it knows both. */
  readonly known?: 'for' | 'against';
}

/** A fact of a claim with what decided it. */
export interface ExplainedFact extends FactReading {
  /** The pairs that the fact consists of, the highest score first. */
  readonly pairs: readonly ScoredPair[];
  /** The most probable reading that was not taken beside it: another that it excludes, or one that differs in one role. */
  readonly nextBest?: FactReading;
}

/** Words in the evidence that are known to suggest a status, an act or a stance. */
export interface CueInEvidence {
  readonly words: string;
  readonly suggests: string;
}

/** Why a claim was read as it was. */
export interface ClaimExplanation {
  readonly facts: readonly ExplainedFact[];
  /** Those for what the claim says first, then by how near they stand to its parties. */
  readonly cues: readonly CueInEvidence[];
}
