import { expect, test } from 'vitest';
import { type Fact, type GoldArticle, scoreShapes } from '../../src/evaluation/index.ts';

const article = (id: string, words: number, facts: readonly Fact[]): GoldArticle => ({
  id,
  text: Array.from({ length: words }, () => 'word').join(' '),
  entities: {},
  facts: [...facts],
  optional: [],
});
const ally: Fact = ['ally', 'GRC', 'FRA'];
const deals = Array.from({ length: 8 }, (_, index): Fact => ['transfer', 'USA', 'GRC', `w${index}`]);

test('articles are scored by shape, each in every shape that it has', () => {
  const gold = [
    article('a', 100, []),
    article('b', 120, [ally]),
    article('c', 900, deals),
    article('d', 300, [ally]),
  ];
  const predicted = new Map(gold.map((sheet) => [sheet.id, { ...sheet, facts: [ally] }]));
  const shapes = scoreShapes(gold, predicted);
  expect(
    shapes.map(({ name, articles, truePositives, falsePositives, falseNegatives }) => [
      name,
      articles,
      truePositives,
      falsePositives,
      falseNegatives,
    ]),
  ).toEqual([
    ['to 120 words', 2, 1, 1, 0],
    ['from 800 words', 1, 0, 1, 8],
    ['from 8 deals', 1, 0, 1, 8],
    ['without a fact', 1, 0, 1, 0],
  ]);
});

test('a shape that no article has is left out', () => {
  expect(scoreShapes([article('d', 300, [ally])], new Map())).toEqual([]);
});
