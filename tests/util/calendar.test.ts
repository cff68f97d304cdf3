import { describe, expect, it } from 'vitest';
import { dayInWordsPattern, isoDate, monthNumber, monthPattern } from '../../src/util/calendar.ts';

const isMonth = (words: string): boolean => new RegExp(`^${monthPattern}$`, 'u').test(words);

describe('monthPattern', () => {
  it.each(['January', 'Jan', 'Jan.', 'Sept', 'Sept.', 'Sep', 'September', 'May', 'JUNE', 'NOV.', 'AUGUST'])(
    'takes %s',
    (words) => expect(isMonth(words)).toBe(true),
  );
  it.each(['may', 'January.', 'May.', 'Janus', 'Marches', 'Septem', 'Ju'])('leaves %s', (words) =>
    expect(isMonth(words)).toBe(false),
  );
});

describe('dayInWordsPattern', () => {
  it.each(['5 October 2018', '5th of October, 2018', 'October 5, 2018', 'Oct. 5th 2018'])(
    'takes %s',
    (words) => expect(new RegExp(`^${dayInWordsPattern}$`, 'u').test(words)).toBe(true),
  );
  it('asks for a year', () => expect(new RegExp(dayInWordsPattern, 'u').test('5 October')).toBe(false));
});

describe('monthNumber', () => {
  it.each([
    ['January', 1],
    ['sept.', 9],
    ['DEC', 12],
    ['Ma', undefined],
    ['Monday', undefined],
  ])('%s is %s', (name, number) => expect(monthNumber(name)).toBe(number));
});

describe('isoDate', () => {
  it('is as exact as what it is given', () => {
    expect([isoDate(2018), isoDate(2018, 10), isoDate(2018, 10, 5)]).toEqual([
      '2018',
      '2018-10',
      '2018-10-05',
    ]);
  });
  it.each([
    [2021, 2, 29],
    [2021, 4, 31],
    [2021, 13, undefined],
    [2021, 0, 1],
    [2021, 1, 0],
  ])('knows no %s-%s-%s', (year, month, day) => expect(isoDate(year, month, day)).toBeUndefined());
  it('knows 29 February of a leap year', () => expect(isoDate(2020, 2, 29)).toBe('2020-02-29'));
});
