import { compare } from '../../util/compare.ts';

/** A tie without direction that is for or against. */
export interface SignTie {
  readonly a: string;
  readonly b: string;
  readonly sign: 1 | -1;
}

/** A closed triad, its members in order; balanced where the product of its signs is positive (Cartwright and Harary 1956). */
export interface Triad {
  readonly members: readonly [string, string, string];
  readonly negatives: number;
  readonly balanced: boolean;
}

/** Every closed triad of a network with one tie a pair; O(Σ d²) over the ties. */
export function triadsOf(ties: readonly SignTie[]): readonly Triad[] {
  const signs = new Map<string, Map<string, 1 | -1>>();
  for (const { a, b, sign } of ties) {
    const [low, high] = compare(a, b) < 0 ? [a, b] : [b, a];
    const own = signs.get(low) ?? new Map<string, 1 | -1>();
    signs.set(low, own);
    own.set(high, sign);
  }
  const found: Triad[] = [];
  for (const first of [...signs.keys()].sort(compare)) {
    const own = [...(signs.get(first) ?? [])].sort(([a], [b]) => compare(a, b));
    for (const [at, [second, one]] of own.entries()) {
      for (const [third, two] of own.slice(at + 1)) {
        const three = signs.get(second)?.get(third);
        if (three === undefined) continue;
        const negatives = [one, two, three].filter((sign) => sign < 0).length;
        found.push({ members: [first, second, third], negatives, balanced: negatives % 2 === 0 });
      }
    }
  }
  return found;
}
