import { describe, expect, test } from 'vitest';
import { withGrounds, withWords } from '../../src/analysis/grounds.ts';

describe('withGrounds', () => {
  const made = () => {
    let asked = 0;
    const finding = withGrounds({ values: { deals: 1 } }, () => {
      asked += 1;
      return { claims: ['c1'], reference: ['r1'] };
    });
    return { finding, asked: () => asked };
  };

  test('gathers when first read, once', () => {
    const { finding, asked } = made();
    expect(finding.values.deals).toBe(1);
    expect(asked()).toBe(0);
    expect([finding.claims, finding.reference, finding.claims]).toEqual([['c1'], ['r1'], ['c1']]);
    expect(asked()).toBe(1);
  });

  test('a copy and JSON have the grounds, after the figures', () => {
    const { finding, asked } = made();
    expect(JSON.stringify(finding)).toBe('{"values":{"deals":1},"claims":["c1"],"reference":["r1"]}');
    const copy = { ...finding };
    expect(Object.keys(copy)).toEqual(['values', 'claims', 'reference']);
    expect(Object.getOwnPropertySymbols(copy)).toEqual([]);
    expect(asked()).toBe(1);
  });
});

test('withWords keeps a list sorted and distinct, and is the list itself where nothing is new', () => {
  const words = ['b', 'd'];
  expect(withWords(words, 'c', 'a', 'e', 'd')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(withWords(words, 'd', 'b')).toBe(words);
  expect(withWords([], 'a')).toEqual(['a']);
});
