/** A number or statement that an analysis found, with the ids it rests on. */
export interface Finding {
  /** Which analysis, such as `pressure` or `rank`. */
  readonly analysis: string;
  /** Ids of the entities or events it is about, the first being the one asked for. */
  readonly subjects: readonly string[];
  /** One sentence that a person reads. */
  readonly statement: string;
  /** Named values: numbers with their unit in the name (`share`, `valueUsd`, `deals`), or words. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** Ids of the claims it rests on. */
  readonly claims: readonly string[];
  /** Ids of reference edges that it uses, as `TYPE from to`. */
  readonly reference: readonly string[];
  /** The steps of a path, where the Finding is one: what each says and what it rests on. */
  readonly hops?: readonly Hop[];
}

/** One step of a path from who could act to what it would act on. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  /** The step in words, with names: "engine F110 is a part of F-16". */
  readonly words: string;
  /**
   * `article`: told by the claims; `reference`: known from the vocabulary; `inferred`: follows by a stated rule from the other
   * steps and is told by nobody.
   */
  readonly basis: 'article' | 'reference' | 'inferred';
  readonly claims: readonly string[];
  /** Ids of the reference edges or the name of the rule, as `reference` of a Finding has them. */
  readonly reference: readonly string[];
}
