import type { PieceRange } from './piece-ranges.ts';

/** Means over runs of rows, each in time that does not grow with the run. */
export interface RowSums {
  /** Writes the mean of the rows of a range into `target`; zeros for an empty range. */
  mean(range: PieceRange, target: Float32Array): void;
}

/** Prepares means over `rows`, flat, of `width` numbers each. */
export function sumRows(rows: Float32Array, width: number): RowSums {
  const sums = new Float64Array(rows.length + width);
  for (let index = 0; index < rows.length; index += 1) {
    sums[index + width] = (sums[index] ?? 0) + (rows[index] ?? 0);
  }
  return {
    mean: ({ from, to }, target) => {
      if (to <= from) return;
      for (let column = 0; column < width; column += 1) {
        const sum = (sums[to * width + column] ?? 0) - (sums[from * width + column] ?? 0);
        target[column] = sum / (to - from);
      }
    },
  };
}
