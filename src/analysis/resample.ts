import { compare } from '../util/compare.ts';

/** How often each thing was drawn. */
export type Draw = ReadonlyMap<string, number>;

/**
 * Bootstrap (Efron 1979): `count` samples, each as large as the set and drawn from it with replacement.
 * The set is sorted first, so that the same generator gives the same samples whatever the order of the input.
 */
export function resample(things: readonly string[], count: number, random: () => number): readonly Draw[] {
  const sorted = [...new Set(things)].sort(compare);
  return Array.from({ length: count }, () => {
    const draw = new Map<string, number>();
    for (const _ of sorted) {
      const drawn = sorted[Math.floor(random() * sorted.length)];
      if (drawn !== undefined) draw.set(drawn, (draw.get(drawn) ?? 0) + 1);
    }
    return draw;
  });
}

/** The 5th and the 95th percentile, by the nearest rank; of no values, undefined. */
export function bandOf(values: readonly number[]): readonly [number, number] | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const low = at(0.05);
  const high = at(0.95);
  return low === undefined || high === undefined ? undefined : [low, high];
}
