import { expect, test } from 'vitest';
import { claimIn, type Found } from './claim-in.ts';

const deal: Found = {
  kind: 'transfer',
  roles: { seller: 'Russia', buyer: 'India', item: 'S-400' },
  status: 'delivered',
};
const dateIn = (text: string, found = deal, published?: string) =>
  claimIn(text, found, [], published).date?.date;

test('the date beside what is told is its date', () => {
  expect(dateIn('Russia delivered the S-400 to India in July 2019.')).toBe('2019-07');
  expect(dateIn('In July 2019 Russia delivered the S-400 to India.')).toBe('2019-07');
});

test('the date of another clause is not', () => {
  expect(dateIn('Russia delivered the S-400 to India, which had paid for it in 2017.')).toBeUndefined();
});

test('when somebody says so is not when it happened', () => {
  const text = 'Russia has delivered the S-400 to India, officials said on 4 May 2020.';
  expect(dateIn(text)).toBeUndefined();
});

test('a stated day of signature is the date of the claim', () => {
  const text = 'Russia and India signed the contract for the S-400 on 5 October 2018.';
  expect(dateIn(text, { ...deal, status: 'signed', figures: { signed: '5 October 2018' } })).toBe(
    '2018-10-05',
  );
});

test('what is so at all times has no date', () => {
  const text = 'In 2018 the S-400 was made by Almaz-Antey.';
  expect(
    dateIn(text, { kind: 'made_by', roles: { subject: 'S-400', object: 'Almaz-Antey' } }),
  ).toBeUndefined();
});
