import { describe, expect, test } from 'vitest';
import type { Judged } from '../../../src/extraction/decoding/judged.ts';
import { nextBest } from '../../../src/extraction/explanation/next-best.ts';

/** A deal by the numbers of its seller, buyer and item; 0 is nobody. */
function deal(probability: number, ...players: readonly [number, number, number]): Judged {
  const [seller, buyer, item] = players.map((player) => (player === 0 ? undefined : player));
  return { kind: 'transfer', roles: { seller, buyer, item }, features: [], probability };
}
const act = (probability: number, by: number, on: number, word: Judged['word'] = 'urge'): Judged => ({
  kind: 'pressure',
  roles: { by, on },
  word,
  features: [],
  probability,
});

describe('the next best reading of a deal', () => {
  const read = deal(0.9, 1, 2, 7);
  test.each([
    ['another buyer', deal(0.2, 1, 3, 7)],
    ['another item', deal(0.2, 1, 2, 8)],
    ['fewer parties', deal(0.2, 0, 2, 7)],
    ['no item', deal(0.2, 1, 2, 0)],
    ['the same turned round', deal(0.2, 2, 1, 7)],
  ])('may be one with %s', (_, other) => {
    expect(nextBest(read, [read, other], new Set([read]))).toBe(other);
  });

  test.each([
    ['of two other parties', deal(0.8, 3, 4, 7)],
    ['that shares nothing', deal(0.8, 3, 4, 8)],
    ['of another kind', act(0.8, 1, 2)],
  ])('is none %s', (_, other) => {
    expect(nextBest(read, [read, other], new Set([read]))).toBeUndefined();
  });

  test('is the most probable of them, and none that was read beside it', () => {
    const beside = deal(0.8, 1, 3, 7);
    const [less, more] = [deal(0.1, 1, 4, 7), deal(0.3, 1, 5, 7)];
    expect(nextBest(read, [less, more, beside, read], new Set([read, beside]))).toBe(more);
  });
});

test('the next best reading of an act is another act of the two, or the same act of another party', () => {
  const read = act(0.9, 1, 2, 'warn');
  const [otherAct, otherParty, both] = [
    act(0.4, 1, 2, 'urge'),
    act(0.5, 1, 3, 'warn'),
    act(0.8, 1, 3, 'urge'),
  ];
  const chosen = new Set([read]);
  expect(nextBest(read, [read, otherAct, both], chosen)).toBe(otherAct);
  expect(nextBest(read, [read, otherAct, otherParty, both], chosen)).toBe(otherParty);
});
