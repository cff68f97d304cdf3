import { expect, test } from 'vitest';
import {
  type AnnotatedClaim,
  type ClaimReading,
  type Fact,
  scoreClaims,
} from '../../src/evaluation/index.ts';
import type { ClaimOf, Role } from '../../src/model/index.ts';

const text =
  'Officials said that Russia sold India five S-400 systems in 2018. India paid $5 billion. Turkey looked on.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const role = (type: Role['type'], surface: string): Role => ({ type, surface, span: at(surface) });
const evidence = (quote: string) => ({
  kind: 'words' as const,
  textId: 't',
  ...at(quote),
  quote,
  sha256: '0'.repeat(64),
});

const sale: Fact = ['transfer', 'RUS', 'IND', 's400'];
const count: Fact = ['quantity', 'IND', 's400', 5];
const annotated = (fact: Fact, more: Partial<AnnotatedClaim> = {}): AnnotatedClaim => ({
  fact,
  words: ['Russia sold India five S-400 systems'],
  date: '2018',
  by: 'Officials',
  polarity: 'asserted',
  modality: 'actual',
  ...more,
});

const claim = (more: Partial<ClaimOf<'transfer'>> = {}): ClaimOf<'transfer'> => ({
  id: 'claim:1',
  textId: 't',
  kind: 'transfer',
  roles: {
    seller: role('State', 'Russia'),
    buyer: role('State', 'India'),
    item: role('WeaponSystem', 'S-400'),
  },
  polarity: 'asserted',
  modality: 'actual',
  attributedTo: { ...role('Person', 'Officials'), unnamed: true },
  date: { date: '2018-10', span: at('2018') },
  confidence: 0.9,
  extractors: ['test'],
  evidence: [evidence('Russia sold India five S-400 systems')],
  ...more,
});
const reading = (
  claims: readonly AnnotatedClaim[],
  read: ClaimOf<'transfer'>,
  facts: readonly Fact[] = [sale],
): ClaimReading => ({ text, annotated: { id: 'a', claims }, read: [{ claim: read, facts }] });
const only = (claims: readonly AnnotatedClaim[], read = claim(), facts?: readonly Fact[]) =>
  scoreClaims([reading(claims, read, facts)]).all;

test('a claim that says it as annotated is right in everything', () => {
  expect(only([annotated(sale)])).toEqual({
    name: 'ALL',
    claims: 1,
    evidence: 1,
    attribution: 1,
    date: 1,
    polarity: 1,
    modality: 1,
  });
});

test('the words of a quote are held against those annotated', () => {
  // Six words annotated, three quoted, all of them common: 2·3/(3+6).
  expect(only([annotated(sale)], claim({ evidence: [evidence('Russia sold India')] })).evidence).toBeCloseTo(
    2 / 3,
  );
  // Nine words quoted that hold the six.
  expect(
    only(
      [annotated(sale)],
      claim({ evidence: [evidence('Officials said that Russia sold India five S-400 systems')] }),
    ).evidence,
  ).toBeCloseTo(12 / 15);
  expect(only([annotated(sale)], claim({ evidence: [evidence('Turkey looked on')] })).evidence).toBe(0);
});

test('words of several facts are taken together, each once', () => {
  const both = [
    annotated(count),
    annotated(['status', 'RUS', 'IND', 's400', 'signed'], { words: ['India five S-400 systems in 2018'] }),
  ];
  const facts: readonly Fact[] = [sale, count, ['status', 'RUS', 'IND', 's400', 'signed']];
  const quoted = claim({ evidence: [evidence('Russia sold India five S-400 systems in 2018')] });
  expect(only(both, quoted, facts).evidence).toBe(1);
});

test('a claim is held against what it adds to its deal', () => {
  const facts = [sale, count];
  const elsewhere = annotated(sale, { words: ['Turkey looked on'], by: null });
  expect(only([elsewhere, annotated(count)], claim(), facts)).toMatchObject({ evidence: 1, attribution: 1 });
});

test('a source is right by a word in common, none by none', () => {
  const { attributedTo: _, ...silent } = claim();
  const said = (surface: string) => claim({ attributedTo: role('Person', surface) });
  expect(only([annotated(sale, { by: 'the Officials' })]).attribution).toBe(1);
  expect(only([annotated(sale, { by: 'the minister' })]).attribution).toBe(0);
  expect(only([annotated(sale, { by: 'the minister' })], said('the king')).attribution).toBe(0);
  expect(only([annotated(sale, { by: null })]).attribution).toBe(0);
  expect(only([annotated(sale, { by: null })], silent).attribution).toBe(1);
  expect(only([annotated(sale)], silent).attribution).toBe(0);
});

test('a date is right where one says as much as the other or less', () => {
  expect(only([annotated(sale, { date: '2018-10-05' })]).date).toBe(1);
  expect(only([annotated(sale, { date: '2017' })]).date).toBe(0);
  expect(only([annotated(sale, { date: null })]).date).toBe(0);
});

test('a denial read as a fact is wrong in polarity, unless the fact is annotated as well', () => {
  const denied = annotated(sale, { polarity: 'denied' });
  expect(only([denied]).polarity).toBe(0);
  expect(only([denied, annotated(sale)]).polarity).toBe(1);
});

test('of several facts each counts for its share', () => {
  const facts: readonly Fact[] = [sale, count, ['signed', 'RUS', 'IND', '2018']];
  const scores = only(
    [annotated(count), annotated(['signed', 'RUS', 'IND', '2018'], { by: null })],
    claim(),
    facts,
  );
  expect(scores.attribution).toBe(0.5);
});

test('what the annotation lacks is left out, and where sources are and are found is counted', () => {
  const readings = [
    reading([annotated(sale)], claim()),
    reading([annotated(sale, { by: null })], claim()),
    reading([annotated(['transfer', 'USA', 'IND', 's400'])], claim()),
  ];
  const { all, rows, sources } = scoreClaims(readings);
  expect(all.claims).toBe(2);
  expect(rows.map(({ name }) => name)).toEqual(['transfer']);
  expect(sources).toEqual({ annotated: 1, given: 2, right: 1 });
});
