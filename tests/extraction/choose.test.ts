import { describe, expect, test } from 'vitest';
import { choose } from '../../src/extraction/decoding/choose.ts';
import { factLines, judgedFrom, thingsOf } from './hand-made.ts';

const things = 'S1 S2 S3 W1 W2 M1 D1 C1 L1 P1 O1 O2';
const chosen = (facts: readonly string[], least = 0.3): readonly string[] =>
  factLines(things, choose(judgedFrom(things, facts), thingsOf(things), least));
/** Facts of which each is taken. */
const expectAll = (facts: readonly string[]) => {
  expect(new Set(chosen(facts))).toEqual(new Set(facts));
};

const deal = 'transfer seller=S1 buyer=S2 item=W1 0.8';

describe('transfers', () => {
  test('of nothing, nothing', () => {
    expect(chosen([])).toEqual([]);
  });

  test('what lies below the least probability is not read', () => {
    expect(chosen(['resist by=S1 against=S2 0.3', 'resist by=S2 against=S1 0.29'])).toEqual([
      'resist by=S1 against=S2 0.3',
    ]);
  });

  test('a deal has one direction, the likelier one', () => {
    expect(chosen(['transfer seller=S2 buyer=S1 item=W1 0.7', deal])).toEqual([deal]);
    expect(chosen(['transfer seller=S1 item=W1 0.5', 'transfer buyer=S1 item=W1 0.6'])).toEqual([
      'transfer buyer=S1 item=W1 0.6',
    ]);
  });

  test('the same two may each sell the other something else', () => {
    expectAll([deal, 'transfer seller=S2 buyer=S1 item=W2 0.6']);
  });

  test('a deal is told once: not with fewer parties beside more, nor with more beside fewer', () => {
    const fewer = ['seller=S1 item=W1', 'buyer=S2 item=W1', 'seller=S1 buyer=S2'];
    for (const roles of fewer) {
      expect(chosen([deal, `transfer ${roles} 0.7`])).toEqual([deal]);
      expect(chosen([deal, `transfer ${roles} 0.9`])).toEqual([`transfer ${roles} 0.9`]);
    }
  });

  test('of tellings that are as likely the fullest is taken', () => {
    for (const roles of ['seller=S1 item=W1', 'buyer=S2 item=W1', 'seller=S1 buyer=S2']) {
      expect(chosen([`transfer ${roles} 0.8`, deal])).toEqual([deal]);
    }
  });

  test('a seller and a buyer of one item who are told apart are one deal', () => {
    expect(chosen(['transfer seller=S1 item=W1 0.8', 'transfer buyer=S2 item=W1 0.7'])).toHaveLength(1);
  });

  test('other buyers, sellers and items are other deals', () => {
    expectAll([
      deal,
      'transfer seller=S1 buyer=S3 item=W1 0.7',
      'transfer seller=S3 buyer=S2 item=W1 0.6',
      'transfer seller=S1 buyer=S2 item=W2 0.5',
    ]);
  });
});

describe('what belongs to a deal', () => {
  const figures = [
    'status:signed seller=S1 buyer=S2 item=W1 0.9',
    'value seller=S1 buyer=S2 value=M1 0.9',
    'signed seller=S1 buyer=S2 signed=D1 0.9',
    'quantity buyer=S2 item=W1 quantity=C1 0.9',
  ];

  test('is read with it, however unlikely the deal beside it', () => {
    expectAll([...figures, 'transfer seller=S1 buyer=S2 item=W1 0.31']);
  });

  test('is not read without it, nor with a deal of others or in the other direction', () => {
    expect(chosen(figures)).toEqual([]);
    for (const other of ['seller=S2 buyer=S1 item=W1', 'seller=S3 buyer=S1 item=W2']) {
      expect(chosen([...figures, `transfer ${other} 0.8`])).toEqual([`transfer ${other} 0.8`]);
    }
  });

  test('is not read with a deal that gave way to another', () => {
    const turned = 'transfer seller=S2 buyer=S1 item=W1 0.9';
    expect(chosen([...figures, deal, turned])).toEqual([turned]);
  });

  test('a count goes with whoever sells, a sum with whatever is sold', () => {
    const [, sum = '', , count = ''] = figures;
    expectAll(['transfer seller=S3 buyer=S2 item=W1 0.8', count]);
    expectAll(['transfer seller=S1 buyer=S2 item=W2 0.8', sum]);
  });

  test('a deal has one status, the likeliest', () => {
    const offered = 'status:offered seller=S1 buyer=S2 item=W1 0.6';
    const signed = 'status:signed seller=S1 buyer=S2 item=W1 0.7';
    expect(chosen([deal, offered, signed])).toEqual([deal, signed]);
    const other = 'transfer seller=S1 buyer=S3 item=W1 0.7';
    expectAll([deal, other, signed, 'status:offered seller=S1 buyer=S3 item=W1 0.6']);
  });

  test('a sum and a date belong to one pair of parties; a pair may have several', () => {
    const other = 'transfer seller=S1 buyer=S3 item=W1 0.7';
    for (const [kind, thing, next] of [
      ['value', 'M1', 'M2'],
      ['signed', 'D1', 'D2'],
    ] as const) {
      const own = `${kind} seller=S1 buyer=S2 ${kind}=${thing} 0.6`;
      expect(chosen([deal, other, own, `${kind} seller=S1 buyer=S3 ${kind}=${thing} 0.5`])).toEqual([
        deal,
        other,
        own,
      ]);
      const more = `${things} ${next}`;
      const two = [deal, own, `${kind} seller=S1 buyer=S2 ${kind}=${next} 0.5`];
      expect(factLines(more, choose(judgedFrom(more, two), thingsOf(more), 0.3))).toEqual(two);
    }
  });

  test('a count may be of several buyers', () => {
    expectAll([
      deal,
      'transfer seller=S1 buyer=S3 item=W1 0.7',
      'quantity buyer=S2 item=W1 quantity=C1 0.9',
      'quantity buyer=S3 item=W1 quantity=C1 0.8',
    ]);
  });
});

describe('acts', () => {
  const act = 'pressure:threaten by=S1 on=S2 0.4';

  test('a second act between the same two must be as likely as not', () => {
    expect(chosen([act, 'pressure:warn by=S1 on=S2 0.35'])).toEqual([act]);
    expect(chosen(['pressure:threaten by=S1 on=S2 0.9', 'pressure:warn by=S1 on=S2 0.49'])).toHaveLength(1);
    expectAll(['pressure:threaten by=S1 on=S2 0.9', 'pressure:warn by=S1 on=S2 0.5']);
  });

  test('a deed that is not sure gives way to a threat or a warning that is as likely as not', () => {
    const sanction = (probability: number) => `pressure:sanction by=S1 on=S2 ${probability}`;
    const threat = 'pressure:threaten by=S1 on=S2 0.55';
    expect(chosen([sanction(0.75), threat])).toEqual([threat]);
    expectAll([sanction(0.8), threat]);
    expect(chosen([sanction(0.6), 'pressure:warn by=S1 on=S2 0.45'])).toEqual([sanction(0.6)]);
    expectAll([sanction(0.6), 'pressure:threaten by=S1 on=S3 0.55']);
  });

  test('acts of others, and the same turned round, stand beside it', () => {
    expectAll([act, 'pressure:warn by=S2 on=S1 0.35', 'pressure:warn by=S1 on=S3 0.35']);
  });

  test('objects and laws are read with an act of the same two only, and may be several', () => {
    const about = [
      'over by=S1 on=S2 over=W1 0.9',
      'over by=S1 on=S2 over=W2 0.8',
      'under by=S1 on=S2 under=L1 0.9',
    ];
    expectAll([act, ...about]);
    expect(chosen(about)).toEqual([]);
    expect(chosen(['pressure:warn by=S2 on=S1 0.8', ...about])).toEqual(['pressure:warn by=S2 on=S1 0.8']);
  });
});

describe('relations', () => {
  test('a person speaks for one State and for one body of each other type', () => {
    const facts = [
      'official subject=P1 object=S1 0.6',
      'official subject=P1 object=S2 0.5',
      'official subject=P1 object=O1 0.4',
      'official subject=P1 object=O2 0.7',
    ];
    expect(chosen(facts)).toEqual(['official subject=P1 object=O2 0.7', 'official subject=P1 object=S1 0.6']);
  });

  test('makers, memberships and exclusions contradict nothing', () => {
    expectAll([
      'made_by subject=W1 object=O1 0.6',
      'made_by subject=W1 object=O2 0.5',
      'ally subject=S1 object=S2 0.4',
    ]);
  });
});
