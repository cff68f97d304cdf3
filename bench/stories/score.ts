/** How well a grouping agrees with the true one, over all pairs of things. */
export interface PairScore {
  readonly truePairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Compares pairs that are together in two groupings of the same things, by counting how large the groups' overlaps are. */
export function scorePairs(groups: readonly { readonly found: string; readonly truly: string }[]): PairScore {
  const pairsOf = (keyOf: (group: { readonly found: string; readonly truly: string }) => string): number => {
    const sizes = new Map<string, number>();
    for (const group of groups) sizes.set(keyOf(group), (sizes.get(keyOf(group)) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const both = pairsOf(({ found, truly }) => `${found} ${truly}`);
  const [found, truePairs] = [pairsOf((group) => group.found), pairsOf(({ truly }) => truly)];
  return {
    truePairs,
    precision: both / found,
    recall: both / truePairs,
    f1: (2 * both) / (found + truePairs),
  };
}
