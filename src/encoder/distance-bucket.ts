/** The first bucket whose bound is not below the distance; a last one holds what is farther. */
export function distanceBucket(distance: number, bounds: readonly number[]): number {
  const bucket = bounds.findIndex((bound) => distance <= bound);
  return bucket < 0 ? bounds.length : bucket;
}
