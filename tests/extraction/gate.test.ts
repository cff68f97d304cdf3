import { expect, test } from 'vitest';
import { gate } from '../../src/extraction/index.ts';
import { type Claim, claimIdOf, claimSchema, type Role, sha256, textIdOf } from '../../src/model/index.ts';

const text = 'Russia sold the S-400 to India for $5 billion. It was signed in 2018. Turkey watched.';
const textId = textIdOf(text);

function spanOf(words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}
const role = (type: Role['type'], surface: string): Role => ({ type, surface, span: spanOf(surface) });
function evidence(quote: string) {
  return { kind: 'words' as const, textId, ...spanOf(quote), quote, sha256: sha256(quote) };
}

const sentence = 'Russia sold the S-400 to India for $5 billion.';
const sold: Claim = claimOf({
  kind: 'transfer',
  textId,
  polarity: 'asserted',
  modality: 'actual',
  confidence: 0.9,
  extractors: ['test'],
  evidence: [evidence(sentence)],
  roles: {
    seller: role('State', 'Russia'),
    buyer: role('State', 'India'),
    item: role('WeaponSystem', 'S-400'),
  },
  value: { amount: 5e9, currency: 'USD', span: spanOf('$5 billion') },
});

function claimOf(claim: object): Claim {
  // The schema checks the shape; the id is of its fields only.
  return claimSchema.parse({ ...claim, id: claimIdOf(claim as Claim) });
}

test('a claim whose words carry it passes', () => {
  expect(gate(sold, text)).toBeUndefined();
});

test('several quotes may share the parts', () => {
  const dated = claimOf({
    ...sold,
    evidence: [evidence(sentence), evidence('It was signed in 2018.')],
    signed: { date: '2018', span: spanOf('2018') },
  });
  expect(gate(dated, text)).toBeUndefined();
});

test('a party named elsewhere passes where words in the evidence point back to it', () => {
  const pointing = claimOf({
    ...sold,
    evidence: [evidence('It was signed in 2018.')],
    roles: { item: { ...role('WeaponSystem', 'S-400'), anaphor: spanOf('It') } },
    value: undefined,
    signed: { date: '2018', span: spanOf('2018') },
  });
  expect(gate(pointing, text)).toBeUndefined();
});

const refused: readonly (readonly [string, string, object])[] = [
  ['evidence/none', 'transfer', { evidence: [{ kind: 'register', file: 'a.csv', row: 1, field: 'b' }] }],
  ['evidence/other-text', 'text:other', { evidence: [{ ...evidence(sentence), textId: 'text:other' }] }],
  ['evidence/not-at-offsets', 'Russia sold', { evidence: [{ ...evidence(sentence), quote: 'Russia sold' }] }],
  ['evidence/hash', sentence, { evidence: [{ ...evidence(sentence), sha256: sha256('other') }] }],
  [
    'role/not-at-offsets',
    'buyer',
    { roles: { ...sold.roles, buyer: { ...role('State', 'India'), surface: 'China' } } },
  ],
  ['role/outside-evidence', 'buyer', { roles: { ...sold.roles, buyer: role('State', 'Turkey') } }],
  [
    'role/outside-evidence',
    'buyer',
    { roles: { ...sold.roles, buyer: { ...role('State', 'India'), anaphor: spanOf('It') } } },
  ],
  [
    'role/name-after-anaphor',
    'item',
    { roles: { ...sold.roles, item: { ...role('WeaponSystem', 'S-400'), anaphor: spanOf('Russia') } } },
  ],
  ['value/not-stated', 'status', { status: { status: 'signed', span: { start: 7, end: 7 } } }],
  ['value/outside-evidence', 'signed', { signed: { date: '2018', span: spanOf('2018') } }],
  ['value/outside-evidence', 'date', { date: { date: '2018', span: spanOf('2018') } }],
  ['value/outside-evidence', 'status', { status: { status: 'signed', span: spanOf('signed') } }],
  ['value/outside-evidence', 'quantity', { quantity: { count: 1, span: spanOf('It') } }],
  ['claim/same-party-twice', 'transfer', { roles: { ...sold.roles, buyer: role('State', 'Russia') } }],
];

test.for(refused)('%s is refused (%s)', ([reason, detail, change]) => {
  const claim = claimOf({ ...sold, ...change });
  expect(gate(claim, text)).toEqual({ claim, reason, detail });
});

test('an act that is not said in the evidence is refused', () => {
  const act = claimOf({
    ...sold,
    kind: 'pressure',
    roles: { by: role('State', 'Russia'), on: role('State', 'India') },
    action: { action: 'warn', span: spanOf('watched') },
  });
  expect(gate(act, text)).toMatchObject({ reason: 'value/outside-evidence', detail: 'action' });
});

test('a role of no words is refused', () => {
  const empty = {
    ...sold,
    roles: { buyer: { type: 'State' as const, surface: '', span: { start: 0, end: 0 } } },
  };
  // The schema would not let such a claim be made; a faulty extractor is not bound by it.
  expect(gate(empty as Claim, text)).toMatchObject({ reason: 'role/not-at-offsets', detail: 'buyer' });
});

test('an alliance may put a member out of itself, and nobody is put out of itself', () => {
  const put = 'NATO shut Turkey out.';
  const party = (type: Role['type'], surface: string): Role => {
    const start = put.indexOf(surface);
    return { type, surface, span: { start, end: start + surface.length } };
  };
  const [nato, turkey] = [party('Alliance', 'NATO'), party('State', 'Turkey')];
  const words = { kind: 'words', textId, start: 0, end: put.length, quote: put, sha256: sha256(put) };
  const exclusion = (member: Role) =>
    claimOf({
      ...sold,
      value: undefined,
      kind: 'exclusion',
      evidence: [words],
      roles: { by: nato, member, from: nato },
    });
  expect(gate(exclusion(turkey), put)).toBeUndefined();
  expect(gate(exclusion(nato), put)).toMatchObject({ reason: 'claim/same-party-twice' });
});
