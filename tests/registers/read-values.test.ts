import { describe, expect, it } from 'vitest';
import { readCount, readYears } from '../../src/resolution/registers/read-values.ts';

describe('values of registers', () => {
  it.each([
    ['36', '', 36, 36, false],
    ['1,000', '', 1000, 1000, false],
    ['(36)', '', 36, 36, true],
    ['36?', '', 36, 36, true],
    ['c. 36', '', 36, 36, true],
    ['~36', '', 36, 36, true],
    ['36', '?', 36, 36, true],
    ['36', 'Yes', 36, 36, true],
    ['36', 'No', 36, 36, false],
    ['24-36', '', 24, 36, false],
    ['(36–24)', '', 24, 36, true],
    ['0', '', 0, 0, false],
  ])('count %s with flag "%s"', (cell, flag, least, most, uncertain) => {
    expect(readCount(cell, flag)).toEqual({ value: { least, most, uncertain } });
  });

  it.each([
    ['2018', '', 2018, 2018, false],
    ['(2018)', '', 2018, 2018, true],
    ['2018?', '', 2018, 2018, true],
    ['c.2018', '', 2018, 2018, true],
    ['2018', '?', 2018, 2018, true],
    ['2018-2021', '', 2018, 2021, false],
    ['2018-21', '', 2018, 2021, false],
    ['2018/2019', '', 2018, 2019, false],
    ['2022; 2018; 2020', '', 2018, 2022, false],
    ['2018; (2020)', '', 2018, 2020, true],
    ['2018-05-01', '', 2018, 2018, false],
  ])('years %s with flag "%s"', (cell, flag, first, last, uncertain) => {
    expect(readYears(cell, flag)).toEqual({ value: { first, last, uncertain } });
  });

  it.each(['', '..', '?', '-', 'unknown'])('"%s" says nothing', (cell) => {
    expect([readCount(cell), readYears(cell)]).toEqual([{}, {}]);
  });

  it.each(['soon', 'several', '5 or 6', '20180'])('"%s" is told as not understood', (cell) => {
    expect(readYears(cell)).toEqual({ unread: true });
    if (cell !== '20180') expect(readCount(cell)).toEqual({ unread: true });
  });
});
