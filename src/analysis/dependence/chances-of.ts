import { createRandom } from '../../util/create-random.ts';
import type { DependenceOptions } from './dependence.ts';

/**
 * How often deals that are shared out at random between before and after have suppliers as far apart as `distance` (total
 * variation), where `before` of them come before: (1 + as far or further) / (1 + shuffles), over shuffles by Fisher and Yates
 * (1938) in the form of Durstenfeld (1964). Each deal counts 1, split evenly between its sellers. The shuffles are the same
 * for all that is asked of one answer; undefined where `resamples` is 0.
 */
export function chancesOf(
  sellersOf: readonly (readonly string[])[],
  { seed, resamples }: Pick<DependenceOptions, 'seed' | 'resamples'>,
): (before: number, distance: number) => number | undefined {
  const places = new Map<string, number>();
  const deals = sellersOf.map((sellers) =>
    Int32Array.from(sellers, (seller) => {
      const place = places.get(seller) ?? places.size;
      places.set(seller, place);
      return place;
    }),
  );
  const whole = new Float64Array(places.size);
  for (const deal of deals) add(whole, deal);
  let shuffles: readonly Int32Array[] | undefined;
  const distances = new Map<number, Float64Array>();
  return (before, distance) => {
    if (resamples <= 0) return undefined;
    shuffles ??= shufflesOf(deals.length, resamples, seed);
    const known = distances.get(before) ?? distancesAt(shuffles, deals, whole, before);
    distances.set(before, known);
    // Sums of thirds and the like differ in the last digits.
    let asFar = 0;
    for (const other of known) if (other >= distance - 1e-12) asFar += 1;
    return (1 + asFar) / (1 + resamples);
  };
}

function add(sums: Float64Array, sellers: Int32Array): void {
  for (const seller of sellers) sums[seller] = (sums[seller] ?? 0) + 1 / sellers.length;
}

function shufflesOf(size: number, count: number, seed: number): readonly Int32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const order = Int32Array.from({ length: size }, (_, at) => at);
    for (let last = size - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    return order;
  });
}

/** The distance of the first `before` deals from the others, in each shuffle. */
function distancesAt(
  shuffles: readonly Int32Array[],
  deals: readonly Int32Array[],
  whole: Float64Array,
  before: number,
): Float64Array {
  const after = deals.length - before;
  const sums = new Float64Array(whole.length);
  return Float64Array.from(shuffles, (order) => {
    sums.fill(0);
    for (let at = 0; at < before; at += 1) add(sums, deals[order[at] ?? 0] ?? new Int32Array(0));
    let distance = 0;
    for (let seller = 0; seller < whole.length; seller += 1) {
      const [own, all] = [sums[seller] ?? 0, whole[seller] ?? 0];
      distance += Math.abs(own / before - (all - own) / after);
    }
    return distance / 2;
  });
}
