import { expect, test } from 'vitest';
import { scoreTable } from '../../src/extraction/view/score-table.ts';

const table = scoreTable([
  { label: 'sells_to', head: 0, tail: 1, score: 3 },
  { label: 'sells_to', head: 2, tail: 1, score: 1 },
  { label: 'sells_to', head: 3, tail: 1, score: -2 },
  { label: 'sells_to', head: 0, tail: 4, score: 2 },
  { label: 'ally', head: 0, tail: 1, score: -1 },
]);

test('a score is that of its label and direction, and NaN where there is none', () => {
  expect(table.score('sells_to', 0, 1)).toBe(3);
  expect(table.score('ally', 0, 1)).toBe(-1);
  for (const [label, head, tail] of [
    ['sells_to', 1, 0],
    ['b_item', 0, 1],
    ['sells_to', undefined, 1],
    ['sells_to', 0, undefined],
    ['sells_to', 0, 9],
    ['sells_to', 9, 1],
  ] as const) {
    expect(table.score(label, head, tail)).toBeNaN();
  }
  expect(scoreTable([]).score('ally', 0, 0)).toBeNaN();
});

test('rivals are the best other head of the tail and the best other tail of the head', () => {
  expect(table.rivals('sells_to', 0, 1)).toEqual([1, 2]);
  expect(table.rivals('sells_to', 2, 1)).toEqual([3, Number.NaN]);
  expect(table.rivals('sells_to', undefined, 1)).toEqual([3, Number.NaN]);
  expect(table.rivals('ally', 0, 1)).toEqual([Number.NaN, Number.NaN]);
});
