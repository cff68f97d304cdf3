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
}
