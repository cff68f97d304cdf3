import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denials } from '../../src/extraction/decoding/denials.ts';
import { claimLines, judgedFrom } from './hand-made.ts';
import { smallView } from './small-article.ts';

const things = 'S1 S2 S3 W1 W2';
const types = { S1: 'State', S2: 'State', S3: 'State', W1: 'WeaponSystem', W2: 'WeaponSystem' } as const;
const view = (scores: readonly string[]) => smallView('S1 S2 S3 W1 W2', types, scores);

/** Denials of facts, judged as little probable, for scores of `denied`; `told` are facts that are chosen as well. */
const denied = (scores: readonly string[], facts: readonly string[], told: readonly string[] = []) =>
  claimLines(
    things,
    denials(
      view(scores.map((score) => `denied ${score}`)),
      judgedFrom(things, [...facts, ...told]),
      judgedFrom(things, told),
      0.5,
    ),
  );

const all = ['S1 S2 2', 'S1 W1 2', 'S2 W1 2'];
const deal = 'transfer seller=S1 buyer=S2 item=W1';
const fewer = ['transfer seller=S1 item=W1', 'transfer buyer=S2 item=W1', 'transfer seller=S1 buyer=S2'];
const judged = (facts: readonly string[]) => facts.map((fact, index) => `${fact} 0.${index + 1}`);

test('a deal is denied where each of its pairs scores so, as probable as their mean says', () => {
  const [claim] = denials(
    view(['denied S1 S2 1', 'denied S1 W1 2', 'denied S2 W1 3']),
    judgedFrom(things, [`${deal} 0.1`]),
    [],
    0.5,
  );
  expect(claim).toMatchObject({ kind: 'transfer', denied: true, roles: { seller: 0, buyer: 1, item: 3 } });
  expect(claim?.probability).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
});

test('a denial less probable than what is read is not read', () => {
  const deals = judgedFrom(things, [`${deal} 0.1`]);
  const denying = view(all.map((score) => `denied ${score}`));
  expect(denials(denying, deals, [], 0.88)).toHaveLength(1);
  expect(denials(denying, deals, [], 0.89)).toEqual([]);
});

test.for([
  [[]],
  [['S1 S2 2', 'S1 W1 2']],
  [['S1 S2 2', 'S1 W1 2', 'S2 W1 -0.1']],
  [['S2 S1 2', 'W1 S1 2']],
] as const)('pairs that do not all score deny nothing (%j)', ([scores]) => {
  expect(denied(scores, [`${deal} 0.1`])).toEqual([]);
});

test('one denial an item: the one told with most of its parties', () => {
  expect(denied(all, judged([...fewer, deal]))).toEqual([`denied ${deal} 0.88`]);
  expect(denied(['S1 S2 1', 'S1 W1 9', 'S2 W1 1'], judged([deal, ...fewer]))).toEqual([
    expect.stringContaining(`denied ${deal}`),
  ]);
});

test('of denials with as many parties the likeliest', () => {
  expect(
    denied(['S1 W1 1', 'S3 W1 3'], judged(['transfer seller=S1 item=W1', 'transfer seller=S3 item=W1'])),
  ).toEqual(['denied transfer seller=S3 item=W1 0.95']);
});

test('another item is denied beside it', () => {
  const other = 'transfer seller=S1 item=W2';
  expect(denied([...all, 'S1 W2 2'], judged([deal, other]))).toEqual([
    `denied ${deal} 0.88`,
    `denied ${other} 0.88`,
  ]);
});

test('without an item each two parties have one', () => {
  expect(denied(['S1 S2 2', 'S1 S3 2'], judged([fewer[2] ?? '', 'transfer seller=S1 buyer=S3']))).toEqual([
    'denied transfer seller=S1 buyer=S2 0.88',
    'denied transfer seller=S1 buyer=S3 0.88',
  ]);
});

test('what is told as a fact is not denied', () => {
  const told = (fact: string) => denied(all, judged([deal]), [fact]);
  expect(told(`${deal} 0.9`)).toEqual([]);
  expect(told('transfer seller=S1 buyer=S3 item=W1 0.9')).toEqual([]);
  expect(told('transfer buyer=S2 item=W1 0.9')).toEqual([]);
  expect(told('transfer seller=S1 buyer=S2 item=W2 0.9')).toEqual([`denied ${deal} 0.88`]);
});

test('a deal without an item is not denied where one of the same two is told', () => {
  const nothing = 'transfer seller=S1 buyer=S2';
  expect(denied(['S1 S2 2'], judged([nothing]), ['transfer seller=S1 buyer=S2 item=W2 0.9'])).toEqual([]);
  expect(denied(['S1 S2 2'], judged([nothing]), ['transfer seller=S1 buyer=S3 item=W2 0.9'])).toEqual([
    `denied ${nothing} 0.88`,
  ]);
});

test('that one party is not named makes no deal the same', () => {
  expect(
    denied(['S1 W1 2'], judged(['transfer seller=S1 item=W1']), ['transfer seller=S3 item=W1 0.9']),
  ).toEqual(['denied transfer seller=S1 item=W1 0.88']);
});

test('of two parties the likeliest act is denied, unless one is told', () => {
  const acts = [
    'pressure:urge by=S1 on=S2 0.1',
    'pressure:sanction by=S1 on=S2 0.2',
    'pressure:warn by=S1 on=S2 0.15',
  ];
  expect(denied(['S1 S2 2'], acts)).toEqual(['denied pressure by=S1 on=S2 action=sanction 0.88']);
  expect(denied(['S1 S2 2'], acts, ['pressure:block by=S1 on=S2 0.9'])).toEqual([]);
  expect(denied(['S1 S2 2'], acts, ['pressure:block by=S2 on=S1 0.9'])).toHaveLength(1);
});

test('only deals and acts are denied', () => {
  expect(
    denied(all, ['resist by=S1 against=S2 0.9', 'status:signed seller=S1 buyer=S2 item=W1 0.9']),
  ).toEqual([]);
});

test('the order of the judged facts does not matter', () => {
  const facts = judgedFrom(things, [
    ...judged([deal, ...fewer, 'transfer seller=S3 buyer=S2 item=W1', 'transfer seller=S1 item=W2']),
    'pressure:urge by=S1 on=S2 0.2',
    'pressure:warn by=S1 on=S2 0.2',
  ]);
  const denying = view([...all, 'S3 S2 2', 'S3 W1 2', 'S1 W2 5'].map((score) => `denied ${score}`));
  const first = denials(denying, facts, [], 0.5);
  expect(first).toHaveLength(4);
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (other) => {
      expect(denials(denying, other, [], 0.5)).toEqual(first);
    }),
    { numRuns: 50 },
  );
});
