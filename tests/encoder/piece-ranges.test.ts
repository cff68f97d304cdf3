import { expect, test } from 'vitest';
import { distanceBucket, leastDistance, sortedStarts } from '../../src/encoder/node-distance.ts';
import { pieceRange } from '../../src/encoder/piece-ranges.ts';
import { encodedNodes, readerFixtures } from './reader-fixtures.ts';

const bounds = [0, 20, 40, 60, 90, 130, 200, 300, 500, 900, 1500];
const withNodes = readerFixtures.filter(({ nodes }) => nodes !== undefined);

test('there are fixtures with nodes', () => {
  expect(withNodes.length).toBeGreaterThanOrEqual(3);
});

test.each(withNodes.map((fixture) => [fixture.name, fixture] as const))(
  'pieces of mentions and distances of pairs are the reference’s: %s',
  (_, fixture) => {
    const beyond = 2 ** 31 - 1;
    const last = fixture.offsets.length - 1;
    const starts = Int32Array.from(fixture.offsets, ([start], row) => (row === last ? beyond : start));
    const ends = Int32Array.from(fixture.offsets, ([, end], row) => (row === last ? beyond : end));
    const nodes = encodedNodes(fixture);
    nodes.forEach(({ spans }, index) => {
      const ranges = spans.flatMap((span) => pieceRange(span, starts, ends) ?? []);
      expect(ranges.map(({ from, to }) => [from, to])).toEqual(fixture.nodes?.[index]?.pieces);
    });
    const places = nodes.map(sortedStarts);
    for (const { head, tail, distance } of fixture.pairs ?? []) {
      const [one, other] = [places[head], places[tail]];
      if (!one || !other) throw new Error('a pair of the fixture has no node');
      expect(distanceBucket(leastDistance(one, other), bounds)).toBe(distance);
    }
  },
);

test('a span between pieces, before the first and after the last has none', () => {
  const starts = Int32Array.of(0, 2, 6, 2 ** 31 - 1);
  const ends = Int32Array.of(0, 4, 9, 2 ** 31 - 1);
  expect(pieceRange({ start: 4, end: 6 }, starts, ends)).toBeUndefined();
  expect(pieceRange({ start: 0, end: 2 }, starts, ends)).toBeUndefined();
  expect(pieceRange({ start: 9, end: 20 }, starts, ends)).toBeUndefined();
  expect(pieceRange({ start: 3, end: 7 }, starts, ends)).toEqual({ from: 1, to: 3 });
});

test('a distance equal to a bound is in its bucket, one farther than all in a last', () => {
  expect([0, 1, 20, 21, 1500, 1501].map((distance) => distanceBucket(distance, bounds))).toEqual([
    0, 1, 1, 2, 10, 11,
  ]);
});
