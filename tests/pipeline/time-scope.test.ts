import { describe, expect, test } from 'vitest';
import { dateGiven, periodGiven, scopeInWords } from '../../src/pipeline/index.ts';

test.each(['2018', '2018-10', '2018-10-05', '2020-02-29'])('%s is a date', (words) => {
  expect(dateGiven('--as-of', words)).toBe(words);
});

test.each(['2018-02-30', '2019-02-29', '2018-13', '2018-1', '18', 'yesterday', '', '2018-10-05T00:00'])(
  '"%s" is none, and what is takes its place in the message',
  (words) => {
    expect(() => dateGiven('--as-of', words)).toThrow(
      `--as-of is "${words}"; it takes a date such as 2018, 2018-10 or 2018-10-05.`,
    );
  },
);

describe('a period', () => {
  test.each([
    ['2018-10..2019', { from: '2018-10', to: '2019' }],
    ['2018..', { from: '2018' }],
    ['..2019-05', { to: '2019-05' }],
    ['2018', { from: '2018', to: '2018' }],
    ['2018..2018-03', { from: '2018', to: '2018-03' }],
  ])('%s', (words, period) => {
    expect(periodGiven('--during', words)).toEqual(period);
  });

  test.each([
    ['..', /takes a period such as/],
    ['', /takes a period such as/],
    ['2018..2019..2020', /takes a period such as/],
    ['2018..soon', /--during is "soon"; it takes a date/],
    ['2020..2019', /goes from 2020 to 2019, which is earlier/],
    ['2018-10-06..2018-10-05', /which is earlier/],
  ])('"%s" is none', (words, message) => {
    expect(() => periodGiven('--during', words)).toThrow(message);
  });
});

test.each([
  [{}, ''],
  [{ asOf: '2018-10' }, 'As known by 2018-10-31.'],
  [{ during: { from: '2018', to: '2018' } }, 'As true in 2018.'],
  [{ during: { from: '2018' } }, 'As true from 2018 on.'],
  [{ asOf: '2020', during: { to: '2019' } }, 'As known by 2020-12-31, as true until 2019.'],
])('%j is said as "%s"', (scope, words) => {
  expect(scopeInWords(scope)).toBe(words);
});
