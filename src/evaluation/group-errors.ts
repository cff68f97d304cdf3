import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import type { ErrorCause, ExplainedError } from './explain-errors.ts';
import type { FactError } from './score-facts.ts';

/** Errors of one kind, cause and verdict. */
export interface ErrorGroup {
  readonly kind: string;
  readonly cause: ErrorCause;
  readonly verdict: FactError['verdict'];
  /** Of all errors, 0–1. */
  readonly share: number;
  readonly errors: readonly ExplainedError[];
}

/** Errors by kind, cause and verdict, the most frequent first, and by name where they are as many. */
export function groupErrors(errors: readonly ExplainedError[]): readonly ErrorGroup[] {
  const groups = groupBy(errors, ({ fact, cause, verdict }) => `${fact[0]} ${cause} ${verdict}`);
  return [...groups]
    .sort(([name, one], [otherName, other]) => other.length - one.length || compare(name, otherName))
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      const { fact, cause, verdict } = first;
      return [{ kind: String(fact[0]), cause, verdict, share: own.length / errors.length, errors: own }];
    });
}
