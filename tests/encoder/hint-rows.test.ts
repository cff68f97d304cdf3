import { beforeAll, expect, test } from 'vitest';
import { hintRows } from '../../src/encoder/hint-rows.ts';
import { loadReaderFiles } from '../../src/encoder/load-reader-files.ts';
import type { ReaderLabels } from '../../src/encoder/reader-labels.ts';
import type { Hint } from '../../src/model/index.ts';
import { hintsOf, placesOf, readerFixtures, readerFolder } from './reader-fixtures.ts';

let labels: ReaderLabels;
beforeAll(async () => {
  ({ labels } = await loadReaderFiles(readerFolder, false));
});

test.each(readerFixtures.map((fixture) => [fixture.name, fixture] as const))(
  'rows are the reference’s: %s',
  (_, fixture) => {
    const { starts, ends } = placesOf(fixture);
    const rows = hintRows(hintsOf(fixture), starts, ends, labels.hints);
    const channels = labels.hints.length;
    expect(rows).toHaveLength(fixture.ids.length * channels);
    const reached = fixture.ids.flatMap((_id, row) => {
      const values = Array.from(rows.subarray(row * channels, (row + 1) * channels), Number);
      return values.some((value) => value > 0) ? [[row, ...values]] : [];
    });
    expect(reached).toEqual(fixture.hintRows);
  },
);

test('some fixtures have hints', () => {
  expect(readerFixtures.reduce((sum, { hintRows: rows }) => sum + rows.length, 0)).toBeGreaterThan(500);
});

// "Aa bb ccc" in three pieces between the two special rows.
const beyond = 2 ** 31 - 1;
const starts = Int32Array.of(0, 0, 3, 6, beyond);
const ends = Int32Array.of(0, 2, 5, 9, beyond);
const channels: ReaderLabels['hints'] = [
  { channel: 'act', values: ['urge', 'warn'] },
  { channel: 'noun', values: ['deal', 'law', 'weapon'] },
];
const rowsOf = (...hints: readonly Hint[]) => Array.from(hintRows(hints, starts, ends, channels), Number);

test('a hint reaches every piece that it shares a unit with, in its channel, by the number of its value from 1', () => {
  expect(rowsOf()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(rowsOf({ start: 1, end: 4, channel: 'act', value: 'warn' })).toEqual([0, 0, 2, 0, 2, 0, 0, 0, 0, 0]);
  expect(rowsOf({ start: 6, end: 99, channel: 'noun', value: 'deal' })).toEqual([
    0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
  ]);
});

test('of two hints of a channel on one piece the later holds', () => {
  expect(
    rowsOf(
      { start: 0, end: 5, channel: 'noun', value: 'law' },
      { start: 3, end: 5, channel: 'noun', value: 'weapon' },
      { start: 3, end: 5, channel: 'act', value: 'urge' },
    ),
  ).toEqual([0, 0, 0, 2, 1, 3, 0, 0, 0, 0]);
});

test('a value or a channel without a feature counts for nothing, and takes nothing back', () => {
  const known: Hint = { start: 0, end: 2, channel: 'act', value: 'urge' };
  expect(
    rowsOf(
      known,
      { start: 0, end: 2, channel: 'act', value: 'sing' },
      { start: 0, end: 2, channel: 'stance', value: 'denied' },
      { start: 2, end: 3, channel: 'act', value: 'warn' },
    ),
  ).toEqual(rowsOf(known));
});
