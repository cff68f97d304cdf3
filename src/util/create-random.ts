/**
 * A generator of numbers in [0, 1) that gives the same row for the same seed on every machine.
 * Algorithm: mulberry32 by Tommy Ettinger (2017, public domain), 32 bits of state; good enough for resampling, not for secrets.
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
