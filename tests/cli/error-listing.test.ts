import { describe, expect, it } from 'vitest';
import { errorLines, errorListing } from '../../src/cli/error-listing.ts';
import type { ExplainedError } from '../../src/pipeline/index.ts';

const errors: readonly ExplainedError[] = [
  {
    article: 'dev-01',
    verdict: 'wrong',
    fact: ['transfer', null, 'IND', '?weapon:x'],
    cause: 'name not annotated',
    names: ['Buk'],
  },
  {
    article: 'dev-02',
    verdict: 'missed',
    fact: ['value', 'RUS', 'IND', 5_430_000_000, 'USD'],
    cause: 'other sum',
    counterpart: ['value', 'RUS', 'IND', 6_000_000_000, 'USD'],
    sentence: `India\npays ${'dearly '.repeat(40)}`,
  },
  {
    article: 'dev-03',
    verdict: 'missed',
    fact: ['value', 'USA', 'IND', 1, 'USD'],
    cause: 'other sum',
    counterpart: ['value', 'USA', 'IND', 2, 'USD'],
    sentence: 'One \u001b[2Jdollar.',
  },
];

describe('errors for people', () => {
  const lines = errorListing(errors).trimEnd().split('\n');

  it('are counted first, the most frequent first', () => {
    expect(lines.slice(0, 5)).toEqual([
      'kind      cause               verdict  number  % of all errors',
      '────────  ──────────────────  ───────  ──────  ───────────────',
      'value     other sum           missed        2             66.7',
      'transfer  name not annotated  wrong         1             33.3',
      '',
    ]);
  });

  it('are then a line each in that order, with sentences of 200 characters at most', () => {
    const [first = '', second, third, ...rest] = lines.slice(5);
    expect(rest).toEqual([]);
    const [head = '', sentence = ''] = first.split(' | “');
    expect(head).toBe(
      'dev-02 | missed | other sum (read value(RUS, IND, 6000000000, USD)) | value(RUS, IND, 5430000000, USD)',
    );
    expect(sentence).toMatch(/^India pays dearly .*…”$/);
    expect(sentence.length).toBeLessThanOrEqual(201);
    expect(second).toBe(
      'dev-03 | missed | other sum (read value(USA, IND, 2, USD)) | value(USA, IND, 1, USD) | “One [2Jdollar.”',
    );
    expect(third).toBe(
      'dev-01 | wrong | name not annotated (Buk) | transfer(–, IND, ?weapon:x) | (no sentence names it)',
    );
  });

  it('may be none', () => {
    expect(errorListing([])).toContain('(no rows)');
  });
});

it('errors for programs are whole, a line each', () => {
  const lines = errorLines(errors).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(errors);
  expect(errorLines([])).toBe('');
});
