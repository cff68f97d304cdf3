import { describe, expect, test } from 'vitest';
import { poolNodes } from '../../src/encoder/pool-nodes.ts';
import { pooledAttention, smallReading, wholeAttention } from './small-reading.ts';

const shape = { hidden: 5, heads: 3 };
const mentions = [
  [{ from: 1, to: 3 }],
  [
    { from: 0, to: 1 },
    { from: 7, to: 10 },
    { from: 11, to: 12 },
  ],
  [{ from: 5, to: 6 }],
];

describe.each([
  ['one window', [[0, 12]]],
  [
    'two windows that overlap',
    [
      [0, 8],
      [4, 8],
    ],
  ],
  [
    'two windows that do not',
    [
      [0, 6],
      [6, 6],
    ],
  ],
  [
    'three windows',
    [
      [0, 5],
      [3, 5],
      [7, 5],
    ],
  ],
] as const)('%s', (_, windows) => {
  test('attention is that of the whole matrix', async () => {
    const reading = smallReading(12, windows, shape);
    const whole = await wholeAttention(reading, shape.heads);
    const nodes = await poolNodes(reading, shape, mentions);
    nodes.forEach((node, index) => {
      const found = new Float32Array(shape.heads * 12);
      for (const run of node.runs) {
        for (let head = 0; head < shape.heads; head += 1) {
          found.set(run.rows.subarray(head * run.length, (head + 1) * run.length), head * 12 + run.start);
        }
      }
      const expected = pooledAttention(whole, 12, shape.heads, mentions[index] ?? []);
      found.forEach((value, place) => {
        expect(value).toBeCloseTo(expected[place] ?? Number.NaN, 5);
      });
    });
  });
});

test('a node knows the windows that read a part of it', async () => {
  const reading = smallReading(
    12,
    [
      [0, 5],
      [3, 5],
      [7, 5],
    ],
    shape,
  );
  const nodes = await poolNodes(reading, shape, [...mentions, [{ from: 4, to: 8 }]]);
  expect(nodes.map(({ windows }) => windows)).toEqual([[0], [0, 1, 2], [1], [0, 1, 2]]);
});

test('one mention: the mean; several: the logsumexp of their means', async () => {
  const reading = smallReading(12, [[0, 12]], shape);
  const at = (piece: number, column: number): number => reading.vectors[piece * shape.hidden + column] ?? 0;
  const nodes = await poolNodes(reading, shape, mentions);
  for (let column = 0; column < shape.hidden; column += 1) {
    expect(nodes[0]?.vector[column]).toBeCloseTo((at(1, column) + at(2, column)) / 2, 5);
    const means = [at(0, column), (at(7, column) + at(8, column) + at(9, column)) / 3, at(11, column)];
    const sum = means.reduce((total, mean) => total + Math.exp(mean), 0);
    expect(nodes[1]?.vector[column]).toBeCloseTo(Math.log(sum), 5);
    means.forEach((mean, mention) => {
      expect(nodes[1]?.mentions[mention]?.[column]).toBeCloseTo(mean, 5);
    });
  }
});
