import type { EncodedNode } from '../model/index.ts';

/** Starts of a node's spans, rising. */
export function sortedStarts({ spans }: EncodedNode): Int32Array {
  return Int32Array.from(spans, ({ start }) => start).sort();
}

/** The least distance between the starts of two nodes' spans, in UTF-16 units. Both arrays rise and are not empty. */
export function leastDistance(one: Int32Array, other: Int32Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    least = Math.min(least, Math.abs(difference));
    if (difference < 0) i += 1;
    else j += 1;
  }
  return least;
}

/** The first bucket whose bound is not below the distance; a last one holds what is farther. */
export function distanceBucket(distance: number, bounds: readonly number[]): number {
  const bucket = bounds.findIndex((bound) => distance <= bound);
  return bucket < 0 ? bounds.length : bucket;
}
