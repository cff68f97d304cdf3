import { describe, expect, it } from 'vitest';
import { textHead } from '../../src/readers/text-head.ts';
import { parseDate } from '../../src/util/parse-date.ts';

const body = 'Russia has delivered the first regiment of the S-400 to India, the ministry said.';

describe('textHead', () => {
  it.each([
    [`# India gets it\n\n${body}`, { title: 'India gets it' }],
    [`India gets it\n\n${body}`, { title: 'India gets it' }],
    [`India gets it\r\n\r\n${body}`, { title: 'India gets it' }],
    [`India gets it?\n=============\n${body}`, { title: 'India gets it?' }],
    [`India gets it.\n\n${body}`, {}],
    [`${body}\n\n${body}`, {}],
    ['India gets it', {}],
    [
      `date 2021-05-04\nIndia gets it\n\nDELHI - ${body}`,
      { title: 'India gets it', published: '2021-05-04' },
    ],
    [`India gets it\ndate 2021-05-04\n\n${body}`, { title: 'India gets it', published: '2021-05-04' }],
    [`date 2020-02-04 MOSCOW/NEW DELHI – ${body}`, { published: '2020-02-04' }],
    [`date 2019-07-12 · The Daily Horn\n\n${body}`, { published: '2019-07-12', outlet: 'The Daily Horn' }],
    [`India gets it\n\nDELHI, 4 May 2021 - ${body}`, { title: 'India gets it', published: '2021-05-04' }],
    [
      `India gets it\n\nDELHI, Sept. 4, 2021 (Wire) -- ${body}`,
      { title: 'India gets it', published: '2021-09-04' },
    ],
    [`India gets it\n\n8 January 2024\n\n${body}`, { title: 'India gets it', published: '2024-01-08' }],
    [`India gets it\n\n(Wire, 12 March 2019) ${body}`, { title: 'India gets it', published: '2019-03-12' }],
    [`A timeline\n\nFebruary 6, 2018 - ${body}`, { title: 'A timeline' }],
    [`It was signed on 5 October 2018 in Delhi, officials said. ${body}`, {}],
  ])('%j', (text, head) => {
    expect(textHead(text)).toEqual(head);
  });
});

describe('parseDate', () => {
  it.each([
    ['2020-02-04', '2020-02-04'],
    ['2020-02', '2020-02'],
    ['2020', '2020'],
    ['2020-02-04T23:30:00-05:00', '2020-02-04'],
    ['2020-02-04 10:00', '2020-02-04'],
    ['20200204', '2020-02-04'],
    ['2020/2/4', '2020-02-04'],
    ['Tue, 04 Feb 2020 10:00:00 GMT', '2020-02-04'],
    ['4 February 2020', '2020-02-04'],
    ['4th of February 2020', '2020-02-04'],
    ['Tuesday, February 4, 2020', '2020-02-04'],
    ['Feb. 4, 2020, 9:41 p.m.', '2020-02-04'],
    ['February 2020', '2020-02'],
    ['04-Feb-2020', '2020-02-04'],
    ['2021-02-29', undefined],
    ['2020-13-04', undefined],
    ['02/04/2020', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%j is %s', (written, day) => {
    expect(parseDate(written)).toBe(day);
  });
});
