import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closestPassage,
  type Passage,
  type PlacedMention,
} from '../../src/extraction/view/closest-passage.ts';

const mention = fc
  .record({ sentence: fc.nat(6), column: fc.nat(40), length: fc.integer({ min: 1, max: 8 }) })
  .map(({ sentence, column, length }): PlacedMention => {
    const start = sentence * 50 + column;
    return { start, end: start + length, sentence };
  });
const thing = fc.array(mention, { minLength: 1, maxLength: 4 });

/** Every way to take one mention of each thing. */
const waysToTake = (things: readonly (readonly PlacedMention[])[]): readonly (readonly PlacedMention[])[] =>
  things.reduce<readonly (readonly PlacedMention[])[]>(
    (ways, mentions) => ways.flatMap((way) => mentions.map((each) => [...way, each])),
    [[]],
  );

const spread = (sentences: readonly number[]): number => Math.max(...sentences) - Math.min(...sentences);

const passageOf = (things: readonly (readonly PlacedMention[])[]): Passage => {
  const passage = closestPassage(things);
  if (!passage) throw new Error('no passage');
  return passage;
};

test('a passage is one way to take a mention of each thing, measured rightly', () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 4 }), (things) => {
      const measured = waysToTake(things).map((way) => ({
        first: Math.min(...way.map(({ sentence }) => sentence)),
        last: Math.max(...way.map(({ sentence }) => sentence)),
        width: Math.max(...way.map(({ end }) => end)) - Math.min(...way.map(({ start }) => start)),
        starts: way.map(({ start }) => start),
      }));
      expect(measured).toContainEqual(closestPassage(things));
    }),
    { numRuns: 200 },
  );
});

test('no other way takes fewer sentences, nor as many and fewer characters from start to start', () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 4 }), (things) => {
      const { first, last, starts } = passageOf(things);
      const measured = waysToTake(things).map((way) => [
        spread(way.map(({ sentence }) => sentence)),
        spread(way.map(({ start }) => start)),
      ]);
      const least = Math.min(...measured.map(([sentences = 0]) => sentences));
      expect(last - first).toBe(least);
      const narrowest = Math.min(
        ...measured.filter(([sentences]) => sentences === least).map(([, characters = 0]) => characters),
      );
      // Names of eight characters at most: widths are compared to their ends.
      expect(spread(starts)).toBeLessThanOrEqual(narrowest + 8);
    }),
    { numRuns: 300 },
  );
});
