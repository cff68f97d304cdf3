import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumRows } from '../../src/encoder/row-sums.ts';

const width = 3;
const rows = fc
  .array(fc.tuple(...Array.from({ length: width }, () => fc.float({ min: -100, max: 100, noNaN: true }))), {
    maxLength: 40,
  })
  .map((values) => values.map((row) => row.map(Math.fround)));

test('means of ranges are those added up row by row', () => {
  fc.assert(
    fc.property(rows, fc.nat(40), fc.nat(40), (values, one, other) => {
      const from = Math.min(one, other, values.length);
      const to = Math.min(Math.max(one, other), values.length);
      const target = new Float32Array(width);
      sumRows(Float32Array.from(values.flat()), width).mean({ from, to }, target);
      target.forEach((mean, column) => {
        const sum = values.slice(from, to).reduce((total, row) => total + (row[column] ?? 0), 0);
        expect(mean).toBeCloseTo(to > from ? sum / (to - from) : 0, 4);
      });
    }),
  );
});

test('rounding does not add up over a long text', () => {
  const length = 20_000;
  const sums = sumRows(new Float32Array(length).fill(0.1), 1);
  const target = new Float32Array(1);
  sums.mean({ from: length - 1, to: length }, target);
  expect(target[0]).toBeCloseTo(0.1, 6);
});
