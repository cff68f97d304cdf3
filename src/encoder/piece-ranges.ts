import type { Span } from '../model/index.ts';

/** A half-open range of rows of the sequence. */
export interface PieceRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The pieces that share a unit of text with a span, or undefined where none does.
 * Starts and ends of pieces never fall; a piece before and after the span is found by halving.
 */
export function pieceRange(span: Span, starts: Int32Array, ends: Int32Array): PieceRange | undefined {
  const from = firstIndex(ends, (end) => end > span.start);
  const to = firstIndex(starts, (start) => start >= span.end);
  return to > from ? { from, to } : undefined;
}

/** The first index whose value holds, where all after it hold too; else the length. */
function firstIndex(values: Int32Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
