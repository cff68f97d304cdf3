import type { Hint } from '../model/index.ts';
import { pieceRange } from './piece-ranges.ts';
import type { ReaderLabels } from './reader-labels.ts';

/**
 * Hints as the encoder takes them: for each row of the sequence and each channel the number of its value, counted from 1;
 * 0 where nothing is known. `starts` and `ends` have a value for each row.
 */
export function hintRows(
  hints: readonly Hint[],
  starts: Int32Array,
  ends: Int32Array,
  channels: ReaderLabels['hints'],
): BigInt64Array {
  const rows = new BigInt64Array(starts.length * channels.length);
  for (const hint of hints) {
    const column = channels.findIndex(({ channel }) => channel === hint.channel);
    const value = channels[column]?.values.indexOf(hint.value) ?? -1;
    const range = value < 0 ? undefined : pieceRange(hint, starts, ends);
    for (let row = range?.from ?? 0; row < (range?.to ?? 0); row += 1) {
      rows[row * channels.length + column] = BigInt(value + 1);
    }
  }
  return rows;
}
