import type { Reading } from '../../src/encoder/windows.ts';

/** Numbers between 0 and 1 that are the same at every call (a linear congruential generator). */
function numbers(length: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  });
}

/** A reading of made-up numbers: each row of attention sums to 1, as a softmax's does. */
export function smallReading(
  length: number,
  windows: readonly (readonly [start: number, length: number])[],
  { hidden, heads }: { readonly hidden: number; readonly heads: number },
): Reading {
  return {
    length,
    vectors: numbers(length * hidden, 7),
    tags: new Float32Array(0),
    windows: windows.map(([start, size], index) => {
      const attention = numbers(heads * size * size, index + 1);
      for (let row = 0; row < heads * size; row += 1) {
        const values = attention.subarray(row * size, (row + 1) * size);
        const sum = values.reduce((total, value) => total + value, 0);
        values.forEach((value, column) => {
          values[column] = value / sum;
        });
      }
      return { start, length: size, attention: async () => attention };
    }),
  };
}

/** The whole attention heads × n × n, summed over windows and each row divided by its sum: what is never built outside tests. */
export async function wholeAttention({ length, windows }: Reading, heads: number): Promise<Float32Array> {
  const whole = new Float32Array(heads * length * length);
  for (const window of windows) {
    const part = await window.attention();
    part.forEach((value, index) => {
      const column = index % window.length;
      const row = Math.floor(index / window.length) % window.length;
      const head = Math.floor(index / window.length ** 2);
      const place = (head * length + row + window.start) * length + column + window.start;
      whole[place] = (whole[place] ?? 0) + value;
    });
  }
  for (let row = 0; row < heads * length; row += 1) {
    const values = whole.subarray(row * length, (row + 1) * length);
    const sum = values.reduce((total, value) => total + value, 0);
    values.forEach((value, column) => {
      values[column] = value / Math.max(sum, 1e-6);
    });
  }
  return whole;
}

/** Node attention heads × n from the whole attention, word for word as defined. */
export function pooledAttention(
  whole: Float32Array,
  length: number,
  heads: number,
  ranges: readonly { readonly from: number; readonly to: number }[],
): Float32Array {
  return Float32Array.from({ length: heads * length }, (_, index) => {
    const head = Math.floor(index / length);
    const means = ranges.map(({ from, to }) => {
      let sum = 0;
      for (let row = from; row < to; row += 1) {
        sum += whole[(head * length + row) * length + (index % length)] ?? 0;
      }
      return sum / (to - from);
    });
    return means.reduce((total, mean) => total + mean, 0) / means.length;
  });
}
