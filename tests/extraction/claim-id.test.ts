import { expect, test } from 'vitest';
import { type ClaimOf, claimIdOf, type Role } from '../../src/model/index.ts';

const seller: Role = { type: 'State', surface: 'Russia', span: { start: 0, end: 6 } };
const item: Role = { type: 'WeaponSystem', surface: 'S-400', span: { start: 10, end: 15 } };
const value = { amount: 5e9, currency: 'USD', span: { start: 20, end: 30 } };
const status = { status: 'signed' as const, span: { start: 40, end: 46 } };

const claim: ClaimOf<'transfer'> = {
  id: '',
  kind: 'transfer',
  textId: 'text:1',
  polarity: 'asserted',
  modality: 'actual',
  confidence: 0.9,
  extractors: ['encoder:a'],
  evidence: [],
  roles: { seller, item },
  value,
  status,
};
const id = claimIdOf(claim);

test('a claim id is readable and repeatable', () => {
  expect(id).toMatch(/^claim:[0-9a-f]{16}$/);
  expect(claimIdOf(structuredClone(claim))).toBe(id);
});

const same: readonly (readonly [string, object])[] = [
  ['extractor', { extractors: ['encoder:b', 'rules'] }],
  ['confidence', { confidence: 0.1 }],
  ['modality', { modality: 'planned' }],
  ['evidence', { evidence: [{ kind: 'register', file: 'a', row: 1, field: 'b' }] }],
  ['offsets', { value: { ...value, span: { start: 1, end: 2 } } }],
  ['offsets of a role', { roles: { ...claim.roles, seller: { ...seller, span: { start: 3, end: 9 } } } }],
  ['aliases of a role', { roles: { ...claim.roles, seller: { ...seller, aliases: ['Moscow'] } } }],
  ['the order of the roles’ keys', { roles: { item, seller } }],
  ['case and marks of a name', { roles: { ...claim.roles, item: { ...item, surface: 's 400' } } }],
];
test.for(same)('%s does not enter it', ([, change]) => {
  expect(claimIdOf({ ...claim, ...change })).toBe(id);
});

const other: readonly (readonly [string, object])[] = [
  ['polarity', { polarity: 'denied' }],
  ['text', { textId: 'text:2' }],
  ['a name', { roles: { ...claim.roles, item: { ...item, surface: 'S-300' } } }],
  ['a role more', { roles: { ...claim.roles, buyer: { ...seller, surface: 'India' } } }],
  ['the role that a name fills', { roles: { buyer: seller, item: item } }],
  ['a sum', { value: { ...value, amount: 6e9 } }],
  ['a currency', { value: { ...value, currency: 'EUR' } }],
  ['a status', { status: { ...status, status: 'delivered' } }],
  ['a count', { quantity: { count: 5, span: { start: 0, end: 1 } } }],
  ['a date of signing', { signed: { date: '2018', span: { start: 0, end: 1 } } }],
];
test.for(other)('%s changes it', ([, change]) => {
  expect(claimIdOf({ ...claim, ...change })).not.toBe(id);
});
