import { expect, test } from 'vitest';
import { distanceBucket } from '../../src/encoder/distance-bucket.ts';
import { nearestMentions, type PlacedMention } from '../../src/encoder/nearest-mentions.ts';
import { pieceRange } from '../../src/encoder/piece-ranges.ts';
import { encodedNodes, placesOf, readerFixtures, sentencesOf } from './reader-fixtures.ts';

const bounds = [0, 20, 40, 60, 90, 130, 200, 300, 500, 900, 1500];
const withNodes = readerFixtures.filter(({ nodes }) => nodes.length > 0);

test('there are fixtures with nodes', () => {
  expect(withNodes.length).toBeGreaterThanOrEqual(5);
});

test.each(withNodes.map((fixture) => [fixture.name, fixture] as const))(
  'pieces of mentions and how pairs stand to each other are the reference’s: %s',
  (_, fixture) => {
    const { starts, ends } = placesOf(fixture);
    const sentences = sentencesOf(fixture);
    const placed = encodedNodes(fixture).map(({ spans }) =>
      spans.flatMap((span): readonly PlacedMention[] => {
        const range = pieceRange(span, starts, ends);
        const sentence = sentences.findLastIndex(({ start }) => start <= span.start);
        return range ? [{ range, start: span.start, sentence }] : [];
      }),
    );
    expect(placed.map((mentions) => mentions.map(({ range }) => [range.from, range.to]))).toEqual(
      fixture.nodes.map(({ pieces }) => pieces),
    );
    for (const { head, tail, nearest, between, distance, place } of fixture.pairs) {
      const found = nearestMentions(placed[head] ?? [], placed[tail] ?? []);
      expect({
        nearest: [found.head, found.tail],
        between: [found.between.from, found.between.to],
        distance: distanceBucket(found.distance, bounds),
        place: found.place,
      }).toEqual({ nearest, between, distance, place });
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
