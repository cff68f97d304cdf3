import { expect, test } from 'vitest';
import { closestPassage, type PlacedMention } from '../../src/extraction/view/closest-passage.ts';

/** A mention of two characters in a sentence of a hundred. */
const at = (sentence: number, column: number): PlacedMention => {
  const start = sentence * 100 + column;
  return { start, end: start + 2, sentence };
};

test('of nothing there is no passage, nor where one thing is never named', () => {
  expect(closestPassage([])).toBeUndefined();
  expect(closestPassage([[at(0, 0)], []])).toBeUndefined();
});

test('one thing stands where it is first named', () => {
  expect(closestPassage([[at(2, 5), at(4, 0)]])).toEqual({ first: 2, last: 2, width: 2, starts: [205] });
});

test('the same sentence comes before mentions that stand closer together across its end', () => {
  const passage = closestPassage([
    [at(0, 98), at(3, 0)],
    [at(1, 0), at(3, 90)],
  ]);
  expect(passage).toEqual({ first: 3, last: 3, width: 92, starts: [300, 390] });
});

test('of equally many sentences the narrowest, then the earliest', () => {
  const things = [
    [at(0, 0), at(1, 0), at(2, 0)],
    [at(0, 50), at(1, 20), at(2, 20)],
  ];
  expect(closestPassage(things)).toEqual({ first: 1, last: 1, width: 22, starts: [100, 120] });
});

test('starts come in the order of the things, whichever is named least', () => {
  const [seller, buyer] = [[at(0, 10)], [at(0, 40), at(5, 0)]];
  expect(closestPassage([seller, buyer])?.starts).toEqual([10, 40]);
  expect(closestPassage([buyer, seller])?.starts).toEqual([40, 10]);
});
