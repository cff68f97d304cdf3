import { compare } from '../../util/compare.ts';
import type { SignTie } from './triads.ts';

/** A signed network as arrays, actors of most ties first: they decide most. A tie stands at both of its ends. */
export interface SignedCore {
  readonly ids: readonly string[];
  /** Where the ties of each actor begin; one more for their end. */
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly signs: Int8Array;
  /** Where a tie stands at its other end. */
  readonly twins: Int32Array;
}

/** The arrays of ties, one a pair. */
export function signedCore(ties: readonly SignTie[]): SignedCore {
  const degree = new Map<string, number>();
  for (const { a, b } of ties) for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const ids = [...degree].sort(([a, x], [b, y]) => y - x || compare(a, b)).map(([id]) => id);
  const place = new Map(ids.map((id, at) => [id, at]));
  const near = ids.map((): { other: number; sign: number; twin: number }[] => []);
  for (const { a, b, sign } of ties) {
    const [left = 0, right = 0] = [place.get(a), place.get(b)];
    const [one, two] = [near[left], near[right]];
    if (one === undefined || two === undefined) continue;
    const [here, there] = [one.length, two.length];
    one.push({ other: right, sign, twin: there });
    two.push({ other: left, sign, twin: here });
  }
  const starts = new Int32Array(ids.length + 1);
  for (const [at, own] of near.entries()) starts[at + 1] = (starts[at] ?? 0) + own.length;
  const flat = near.flat();
  return {
    ids,
    starts,
    others: Int32Array.from(flat, ({ other }) => other),
    signs: Int8Array.from(flat, ({ sign }) => sign),
    twins: Int32Array.from(flat, ({ other, twin }) => (starts[other] ?? 0) + twin),
  };
}
