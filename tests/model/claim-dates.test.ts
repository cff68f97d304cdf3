import { describe, expect, it, test } from 'vitest';
import { actDateOf, type DateRole, endDateOf, isSurelyAfter } from '../../src/model/index.ts';

const span = { start: 0, end: 1 };

function dated(date: string, role?: DateRole) {
  return { date: { date, span, ...(role && { role }) } };
}

describe('what took place', () => {
  test.each([
    ['on a day that is told', '2018-10-05', undefined, '2018-10-06', '2018-10-05'],
    ['within the month of its telling', '2018-10', undefined, '2018-10-05', '2018-10'],
    ['on a day of which nobody says when it was told', '2018-10-05', undefined, '', '2018-10-05'],
    ['since a day', '2014', 'since', '2018-10-05', '2014'],
    ['by a deadline that has passed', '2017', 'by', '2018-10-05', '2017'],
  ] as const)('%s is dated by its words', (_, date, role, known, expected) => {
    expect(actDateOf(dated(date, role), known)).toBe(expected);
  });

  test.each([
    ['by 2025, told in 2018', '2025', 'by', '2018-10-05'],
    ['by the end of the year of its telling', '2018', 'by', '2018-10-05'],
    ['by a deadline of which nobody says when it was told', '2025', 'by', ''],
    ['in 2025, told in 2018', '2025', undefined, '2018-10-05'],
    ['until a day, which says nothing of when it began', '2017', 'until', '2018-10-05'],
  ] as const)('%s is not', (_, date, role, known) => {
    expect(actDateOf(dated(date, role), known)).toBeUndefined();
  });

  it('is not dated where the words give no date', () => {
    expect(actDateOf({}, '2018-10-05')).toBeUndefined();
  });
});

describe('the end of what is told', () => {
  test.each([
    ['on the day that its words give', { ...dated('2020-10-18'), ended: span }, '2020-10-19', '2020-10-18'],
    ['when it became known', { ended: span }, '2020-10-19', '2020-10-19'],
    [
      'when it was told, for a day still to come',
      { ...dated('2025'), ended: span },
      '2020-10-19',
      '2020-10-19',
    ],
    ['on the day until which it held', dated('2020', 'until'), '2021-03-01', '2020'],
    ['unknown, where nobody dates it', { ended: span }, '', undefined],
    ['not told by a day until which it is to hold', dated('2031', 'until'), '2021-03-01', undefined],
    ['not told by a date alone', dated('2020'), '2021-03-01', undefined],
  ])('is %s', (_, claim, known, expected) => {
    expect(endDateOf(claim, known)).toBe(expected);
  });
});

test.each([
  ['2019', '2018-12-31', true],
  ['2018', '2018-01-01', false],
  ['2018-12-31', '2018', false],
  ['2018-11', '2018-10-31', true],
  ['2018', '', false],
])('%s lies surely after "%s": %s', (date, other, expected) => {
  expect(isSurelyAfter(date, other)).toBe(expected);
});
