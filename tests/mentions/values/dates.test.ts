import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../../src/config/index.ts';
import { createDateFinder } from '../../../src/mentions/values/dates.ts';

const findDates = createDateFinder(loadVocabulary().numbers);

const datesIn = (text: string, published?: string) =>
  findDates(text, published, []).map(({ start, end, value }) => [text.slice(start, end), value.date]);

test.each([
  ['2018-10-05', '2018-10-05'],
  ['5 October 2018', '2018-10-05'],
  ['05 October 2018', '2018-10-05'],
  ['5th October 2018', '2018-10-05'],
  ['5th of October, 2018', '2018-10-05'],
  ['October 5, 2018', '2018-10-05'],
  ['October 5th, 2018', '2018-10-05'],
  ['Oct. 5, 2018', '2018-10-05'],
  ['Oct 5 2018', '2018-10-05'],
  ['5 Oct. 2018', '2018-10-05'],
  ['Sept. 17, 2021', '2021-09-17'],
  ['May 5, 2021', '2021-05-05'],
  ['29 February 2020', '2020-02-29'],
  ['05.10.2018', '2018-10-05'],
  ['5/10/2018', '2018-10-05'],
  ['10/25/2018', '2018-10-25'],
  ['October 2018', '2018-10'],
  ['October, 2018', '2018-10'],
  ['Oct. 2018', '2018-10'],
  ['October of 2018', '2018-10'],
  ['2021', '2021'],
  ['1999', '1999'],
  ['2014', '2014'],
])('%s is %s without a day of publication', (words, date) => {
  expect(datesIn(`It was signed on ${words} by both.`)).toEqual([[words, date]]);
});

describe('against publication on Thursday 14 July 2022', () => {
  test.each([
    ['in October', 'October', '2021-10'],
    ['last October', 'October', '2021-10'],
    ['this March', 'March', '2022-03'],
    ['since May', 'May', '2022-05'],
    ['in early June', 'June', '2022-06'],
    ['late August', 'August', '2021-08'],
    ['mid-July', 'July', '2022-07'],
    ['12 March', '12 March', '2022-03-12'],
    ['12th of March', '12th of March', '2022-03-12'],
    ['March 12th', 'March 12th', '2022-03-12'],
    ['Jan. 3', 'Jan. 3', '2022-01-03'],
    ['1 December', '1 December', '2021-12-01'],
    ['on Monday', 'on Monday', '2022-07-11'],
    ['last Friday', 'Friday', '2022-07-08'],
    ['on Thursday', 'on Thursday', '2022-07-14'],
    ['yesterday', 'yesterday', '2022-07-13'],
    ['today', 'today', '2022-07-14'],
    ['tomorrow', 'tomorrow', '2022-07-15'],
    ['three days ago', 'three days ago', '2022-07-11'],
    ['last year', 'last year', '2021'],
    ['next year', 'next year', '2023'],
    ['last month', 'last month', '2022-06'],
    ['two years ago', 'two years ago', '2020'],
    ['ten months ago', 'ten months ago', '2021-09'],
    ['a month earlier', 'a month earlier', '2022-06'],
  ])('%s: %s is %s', (text, words, date) => {
    expect(datesIn(`They met ${text} again.`, '2022-07-14')).toEqual([[words, date]]);
    expect(datesIn(`They met ${text} again.`)).toEqual([]);
  });
});

test.each([
  'They may buy it',
  'May they buy it?',
  'May said so',
  'Marches 3 and 4',
  'the 2020s',
  'the 1980s',
  'in 2021-22',
  'the year 1850',
  '2,018 rounds',
  'the 2018th round',
  'the Project 2018-1',
])('"%s" names no date', (text) => {
  expect(datesIn(text, '2022-07-14')).toEqual([]);
});

test('part of a year is the year', () => {
  expect(datesIn('in mid-2021 and late-2022')).toEqual([
    ['2021', '2021'],
    ['2022', '2022'],
  ]);
});

test('a month has no more days than it has', () => {
  expect(datesIn('31 April 2021', '2022-07-14')).toEqual([['April 2021', '2021-04']]);
});

test('a coarse date of publication lends no day that it does not have', () => {
  for (const words of ['on 5 October', 'on Monday', 'yesterday', 'three days ago', 'last month']) {
    expect(datesIn(words, '2022')).toEqual([]);
  }
  expect(datesIn('last year', '2022')).toEqual([['last year', '2021']]);
  expect(datesIn('on Monday', '2018-10')).toEqual([]);
  expect(datesIn('last month', '2018-10')).toEqual([['last month', '2018-09']]);
  expect(datesIn('on 2021-02-31', '2022-01-01').filter(([, date]) => date === '2021-02-31')).toEqual([]);
});

test('what is taken is no date', () => {
  expect(findDates('the 2018 deal', undefined, [{ start: 4, end: 8 }])).toEqual([]);
});
