import type { Doubt } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** A key that more than this many share tells nothing. */
const mostPerKey = 50;
/** Nothing says which of the two is likelier. */
const even = 0.5;

/** The pairs within each group that is not too large to tell anything. */
export function pairsIn<T>(groups: Iterable<readonly T[]>): readonly (readonly [T, T])[] {
  return [...groups].flatMap((group) =>
    group.length > mostPerKey
      ? []
      : group.flatMap((a, index) => group.slice(index + 1).map((b): readonly [T, T] => [a, b])),
  );
}

/** A doubt whose reasons say neither way. */
export function doubtOf(kind: Doubt['kind'], a: string, b: string, reasons: Doubt['reasons']): Doubt {
  const [left, right] = a < b ? [a, b] : [b, a];
  return { kind, left, right, score: even, reasons };
}

/** By their ids. */
export function byIds(a: Doubt, b: Doubt): number {
  return compare(a.left, b.left) || compare(a.right, b.right);
}
