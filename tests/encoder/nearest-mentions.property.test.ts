import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestMentions, type PlacedMention } from '../../src/encoder/nearest-mentions.ts';

/** Pieces of four units each, so that mentions touch, overlap and coincide. */
const mention: fc.Arbitrary<PlacedMention> = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ start, length }) => ({
    start,
    range: { from: Math.floor(start / 4) + 1, to: Math.floor((start + length - 1) / 4) + 2 },
    sentence: Math.floor(start / 15),
  }));
const mentions = fc.array(mention, { minLength: 1, maxLength: 6 });

test('the nearest mentions are the first of all pairs in order of distance', () => {
  fc.assert(
    fc.property(mentions, mentions, (head, tail) => {
      const all = head.flatMap((one, i) =>
        tail.map((other, j) => ({ head: i, tail: j, distance: Math.abs(one.start - other.start) })),
      );
      const [first] = all.toSorted((a, b) => a.distance - b.distance);
      expect(nearestMentions(head, tail)).toMatchObject({ ...first });
    }),
  );
});

test('place and the rows between follow from the two mentions, and turn with them', () => {
  fc.assert(
    fc.property(mention, mention, (one, other) => {
      const { place, between } = nearestMentions([one], [other]);
      expect((place & 1) === 1).toBe(one.sentence === other.sentence);
      expect((place & 2) === 2).toBe(other.start < one.start);
      const [left, right] = one.start <= other.start ? [one, other] : [other, one];
      const rows = Array.from({ length: 30 }, (_, row) => row);
      expect(rows.filter((row) => row >= between.from && row < between.to)).toEqual(
        rows.filter((row) => row >= left.range.to && row < right.range.from),
      );
      const turned = nearestMentions([other], [one]);
      expect(turned.place & 1).toBe(place & 1);
      if (one.start !== other.start) {
        expect(turned.place & 2).toBe(2 - (place & 2));
        expect(turned.between).toEqual(between);
      }
    }),
  );
});
