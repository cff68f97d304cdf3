import { expect, test } from 'vitest';
import { claimIn } from './claim-in.ts';

const modalityOf = (text: string) =>
  claimIn(text, {
    kind: 'pressure',
    roles: { by: 'Washington', on: 'Turkey' },
    action: 'sanction',
  }).modality;

test.for([
  ['Washington sanctioned Turkey over the purchase.', 'actual'],
  ['Washington fears nothing and has imposed sanctions on Turkey.', 'actual'],
  ['In May 2020 Washington sanctioned Turkey.', 'actual'],
  ['Turkey dropped the order because of the possibility of sanctions by Washington.', 'hypothetical'],
  ['Washington may impose sanctions on Turkey.', 'hypothetical'],
  ['Washington plans to impose sanctions on Turkey.', 'planned'],
] as const)('%s (%s)', ([text, modality]) => {
  expect(modalityOf(text)).toBe(modality);
});

test('of two tellings the one that says it as done counts', () => {
  expect(modalityOf('Washington imposed sanctions on Turkey, and may impose sanctions again.')).toBe(
    'actual',
  );
});
