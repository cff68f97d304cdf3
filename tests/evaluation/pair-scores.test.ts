import { describe, expect, test } from 'vitest';
import { type Sighting, scorePairs } from '../../src/evaluation/pair-scores.ts';

function seen(article: string, annotated: string, found: string, mayBe?: readonly string[]): Sighting {
  return { article, name: annotated, annotated, found, ...(mayBe && { mayBe }) };
}

describe('scores of pairs', () => {
  test('count joined, wrongly joined and split pairs', () => {
    const scores = scorePairs([
      seen('1', 'a', 'x'),
      seen('2', 'a', 'x'),
      seen('3', 'a', 'y'),
      seen('4', 'b', 'y'),
    ]);
    expect(scores).toMatchObject({ sightings: 4, pairs: 3, precision: 0.5, recall: 1 / 3 });
    expect(scores.falseJoins.map(({ left, right }) => [left.article, right.article])).toEqual([['3', '4']]);
  });

  test('are perfect where there is nothing to count', () => {
    expect(scorePairs([])).toMatchObject({ precision: 1, recall: 1 });
  });

  test('a system taken for its variant counts neither way', () => {
    const pair = [seen('1', 'f-16', 'x'), seen('2', 'f-16v', 'x')];
    expect(scorePairs(pair).precision).toBe(0);
    expect(scorePairs(pair, () => true)).toMatchObject({ precision: 1, recall: 1, pairs: 0 });
  });

  test('an article that tells of two contracts by one transfer is held to neither alone', () => {
    const both = [seen('1', 'new', 'x', ['old']), seen('1', 'new', 'y', ['old'])];
    const scores = scorePairs([...both, seen('2', 'new', 'x'), seen('3', 'old', 'y')]);
    expect(scores).toMatchObject({ precision: 1, recall: 1 });
    const lost = scorePairs([seen('1', 'new', 'z', ['old']), seen('2', 'new', 'x')]);
    expect(lost.recall).toBe(0);
  });
});
