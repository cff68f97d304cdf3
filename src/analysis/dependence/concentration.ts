/** Shares of a whole by name; they sum to 1, or there are none. */
export type Shares = ReadonlyMap<string, number>;

/** Amounts turned into shares of their sum; what is not above zero has none. */
export function sharesOf(amounts: ReadonlyMap<string, number>): Shares {
  const positive = [...amounts].filter(([, amount]) => amount > 0);
  const total = positive.reduce((sum, [, amount]) => sum + amount, 0);
  return new Map(positive.map(([name, amount]) => [name, amount / total]));
}

/**
 * Herfindahl-Hirschman index (Hirschman 1945, Herfindahl 1950): the sum of squared shares, from 1/n (all equal) to 1 (one
 * alone). Undefined where there are no shares.
 */
export function concentrationOf(shares: Shares): number | undefined {
  if (shares.size === 0) return undefined;
  return [...shares.values()].reduce((sum, share) => sum + share * share, 0);
}

/**
 * How far two mixes are apart: total variation distance, half the sum of absolute differences of shares; 0 for equal mixes,
 * 1 for mixes that have nothing in common. Undefined where one of them is empty.
 */
export function distanceBetween(before: Shares, after: Shares): number | undefined {
  if (before.size === 0 || after.size === 0) return undefined;
  const names = new Set([...before.keys(), ...after.keys()]);
  let sum = 0;
  for (const name of names) sum += Math.abs((before.get(name) ?? 0) - (after.get(name) ?? 0));
  return sum / 2;
}
