import { expect, test } from 'vitest';
import { createPhraseFinder } from '../../src/util/phrase-finder.ts';

const entries = [
  { phrase: 'signed', group: 'status' },
  { phrase: 'signed a contract', group: 'status' },
  { phrase: 'contract', group: 'status' },
  { phrase: 'signed', group: 'action' },
  { phrase: 'Türkiye', group: 'name' },
  { phrase: 'has not', group: 'polarity' },
  { phrase: "won't", group: 'polarity' },
];
const find = createPhraseFinder(
  entries,
  (entry) => entry.phrase,
  (entry) => entry.group,
);
const found = (text: string) =>
  find(text).map(({ start, end, entry }) => `${entry.group}: ${text.slice(start, end)}`);

test('the longest phrase of a group at a word, and each group by itself', () => {
  expect(found('They signed a contract today.')).toEqual([
    'status: signed a contract',
    'action: signed',
    'status: contract',
  ]);
});

test('case and diacritics do not count, whole words do', () => {
  expect(found('TURKIYE Signed; undersigned, signedness')).toEqual([
    'name: TURKIYE',
    'status: Signed',
    'action: Signed',
  ]);
});

test('marks and line ends between words do not count', () => {
  expect(found('It has\nnot, and “won’t”')).toEqual(['polarity: has\nnot']);
  expect(found("It won't")).toEqual(["polarity: won't"]);
});

test('nothing in nothing', () => {
  expect(found('')).toEqual([]);
  expect(createPhraseFinder<string>([], String, String)('some words')).toEqual([]);
});
