import { expect, test } from 'vitest';
import { loadVocabulary } from '../../../src/config/index.ts';
import { createNouns } from '../../../src/mentions/nouns.ts';
import { createCountFinder } from '../../../src/mentions/values/counts.ts';

const { nouns, numbers } = loadVocabulary();
const findCounts = createCountFinder(numbers, createNouns(nouns).countable);
const countsIn = (text: string) =>
  findCounts(text, []).map(({ start, end, value }) => [text.slice(start, end), value.count]);

test.each([
  ['36 jets', '36', 36],
  ['thirty-six jets', 'thirty-six', 36],
  ['twenty four aircraft', 'twenty four', 24],
  ['two dozen tanks', 'two dozen', 24],
  ['a dozen ships', 'a dozen', 12],
  ['half a dozen frigates', 'half a dozen', 6],
  ['a hundred tanks', 'a hundred', 100],
  ['one hundred tanks', 'one hundred', 100],
  ['three hundred and fifty missiles', 'three hundred and fifty', 350],
  ['two thousand five hundred rounds', 'two thousand five hundred', 2500],
  ['five hundred thousand shells', 'five hundred thousand', 500_000],
  ['1 million rounds', '1 million', 1_000_000],
  ['1.5 million shells', '1.5 million', 1_500_000],
  ['155 thousand shells', '155 thousand', 155_000],
  ['1,000 missiles', '1,000', 1000],
  ['12,500 rounds', '12,500', 12_500],
  ['1,929 tanks', '1,929', 1929],
  ['a pair of corvettes', 'a pair', 2],
  ['a frigate', 'a', 1],
  ['an aircraft', 'an', 1],
  ['both submarines', 'both', 2],
  ['a four-ship deal', 'four', 4],
  ['a 36-aircraft deal', '36', 36],
  ['16 F-16s', '16', 16],
  ['56 C-295s', '56', 56],
  ['no fewer than 108 of them', '108', 108],
  ['In March 36 jets arrived', '36', 36],
])('%s: %s counts %d', (text, words, count) => {
  expect(countsIn(text)).toEqual([[words, count]]);
});

test.each([
  // Indefinite.
  'dozens of jets',
  'several hundred tanks',
  'a few dozen launchers',
  // Years and dates.
  'the 2018 contract',
  'the 1990s',
  'on 5 October',
  'on October 5',
  'on Oct. 5',
  // Ranks and labels.
  'the 3rd batch',
  'the 21st century',
  'the twenty-first century',
  'the third ship',
  'the No. 1 exporter',
  'under Section 231',
  'Resolution 1929',
  'on page 12',
  // Shares, fractions and scores.
  '40 percent of it',
  '40% of it',
  '40 per cent of it',
  'two-thirds of it',
  'one-third of it',
  '2/3 of it',
  // Measures, ages and times.
  'a 2,000-pound bomb',
  '500 pound bombs',
  '155mm shells',
  '155 mm shells',
  'a 300-kilometre range',
  '300 km away',
  '50 tonnes of powder',
  'a three-year deal',
  'a 30-year-old hull',
  'within five days',
  'at 10:30 on the clock',
  'at Mach 5',
  "at 12 o'clock",
  // Designations.
  'an 8x8 in service',
  'the S-400 in service',
  'COVID-19',
  'zero',
])('"%s" counts nothing', (text) => {
  expect(countsIn(text)).toEqual([]);
});

test('what is taken counts nothing', () => {
  expect(findCounts('36 jets for 12 million', [{ start: 12, end: 22 }])).toHaveLength(1);
});
