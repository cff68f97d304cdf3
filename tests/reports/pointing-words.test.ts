import { expect, test } from 'vitest';
import type { Claim, Role } from '../../src/model/index.ts';
import { pointingWords } from '../../src/reports/pointing-words.ts';
import { sampleClaims } from '../helpers/sample-snapshot.ts';

const [evidence] = sampleClaims.signed.evidence;
if (evidence?.kind !== 'words') throw new Error('sample changed');
const start = evidence.start + evidence.quote.indexOf('India');
const buyer = { type: 'State', surface: 'New Delhi', span: { start: 900, end: 909 } } as const;
const pointedTo = (anaphor: Role['anaphor']): Claim =>
  ({
    ...sampleClaims.signed,
    roles: { ...sampleClaims.signed.roles, buyer: { ...buyer, anaphor } },
  }) as Claim;

test('words that only point back are said to be whom they stand for, by which rule', () => {
  expect(pointingWords(pointedTo({ start, end: start + 5, by: 'two-named-together' }))).toEqual([
    '“India” is New Delhi (buyer): one of the two named together before',
  ]);
});

test('of a claim that was recorded without a rule none is said', () => {
  expect(pointingWords(pointedTo({ start, end: start + 5 }))).toEqual(['“India” is New Delhi (buyer)']);
});

test('nothing is said of names, nor of words outside the evidence', () => {
  expect(pointingWords(sampleClaims.signed)).toEqual([]);
  expect(pointingWords(pointedTo({ start: evidence.end + 1, end: evidence.end + 5 }))).toEqual([]);
});
