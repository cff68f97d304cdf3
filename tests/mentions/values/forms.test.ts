import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadVocabulary } from '../../../src/config/index.ts';
import { createNouns } from '../../../src/mentions/nouns.ts';
import { createCountFinder } from '../../../src/mentions/values/counts.ts';
import { createDateFinder } from '../../../src/mentions/values/dates.ts';
import { createMoneyFinder } from '../../../src/mentions/values/money.ts';

/** Texts with every value in them: words, and a count, a date or an amount with its currency. And texts without any. */
const forms = z
  .object({
    found: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.union([z.string(), z.number()])]))])),
    nothing: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL('forms.json', import.meta.url), 'utf8')));

const vocabulary = loadVocabulary();
const findMoney = createMoneyFinder(vocabulary);
const findDates = createDateFinder(vocabulary.numbers);
const findCounts = createCountFinder(vocabulary.numbers, createNouns(vocabulary.nouns).countable);
/** A Thursday. */
const published = '2022-07-14';

function valuesIn(text: string): readonly (readonly [string, string | number])[] {
  const money = findMoney(text);
  const dates = findDates(text, published, money);
  const counts = findCounts(text, [...money, ...dates]);
  return [...money, ...dates, ...counts]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, value }) => {
      const words = text.slice(start, end);
      if (value.kind === 'count') return [words, value.count];
      return [words, value.kind === 'date' ? value.date : `${value.amount} ${value.currency}`];
    });
}

/** "2.1e9 EUR" as the finder's figures print it. */
function inFull(value: string | number): string | number {
  const [amount = '', currency] = String(value).split(' ');
  return currency === undefined ? value : `${Number(amount)} ${currency}`;
}

test('the table is as large as it is meant to be', () => {
  expect(forms.found.length).toBeGreaterThanOrEqual(200);
  expect(forms.nothing.length).toBeGreaterThanOrEqual(40);
});

test.each(forms.found)('%s', (text, expected) => {
  expect(valuesIn(text)).toEqual(expected.map(([words, value]) => [words, inFull(value)]));
});

test.each(forms.nothing)('nothing in "%s"', (text) => {
  expect(valuesIn(text)).toEqual([]);
});
