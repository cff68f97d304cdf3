import { describe, expect, test } from 'vitest';
import { bundle } from '../../src/extraction/decoding/bundle.ts';
import { claimLines, judgedFrom, thingsOf } from './hand-made.ts';

/** Claims of facts about things that stand ten characters apart; 0.6 is the drawing line. */
const claims = (things: string, facts: readonly string[]): readonly string[] =>
  claimLines(
    things,
    bundle(judgedFrom(things, facts), thingsOf(things), 0.6, () => 0),
  );

/** So many things that none of those around them is within reach. */
const far = Array.from({ length: 17 }, (_, index) => `P${index}`).join(' ');

const deal = 'transfer seller=S1 buyer=S2 item=W1 0.9';
const told = 'transfer seller=S1 buyer=S2 item=W1';
const sum = 'value seller=S1 buyer=S2 value=M1 0.8';
const count = 'quantity buyer=S2 item=W1 quantity=C1 0.7';
const date = 'signed seller=S1 buyer=S2 signed=D1 0.75';
const status = 'status:signed seller=S1 buyer=S2 item=W1 0.85';

describe('a deal', () => {
  test('nothing chosen, nothing claimed; a deal alone is a claim', () => {
    expect(claims('S1', [])).toEqual([]);
    expect(claims('S1 S2 W1', [deal])).toEqual([`${told} 0.9`]);
    expect(claims('S1 W1', ['transfer buyer=S1 item=W1 0.5'])).toEqual(['transfer buyer=S1 item=W1 0.5']);
  });

  test('figures of one order go together with its status, as probable as the least', () => {
    expect(claims('C1 S1 S2 W1 M1 D1', [deal, sum, count, date, status])).toEqual([
      `${told} value=M1 quantity=C1 signed=D1 status=signed 0.7`,
    ]);
  });

  test('a status alone goes with its deal', () => {
    expect(claims('S1 S2 W1', [deal, status])).toEqual([`${told} status=signed 0.85`]);
  });

  test('figures far apart are orders of their own, and the status is told of neither', () => {
    expect(claims(`C1 S1 S2 W1 ${far} M1`, [deal, sum, count, status])).toEqual([
      `${told} quantity=C1 0.7`,
      `${told} status=signed 0.85`,
      `${told} value=M1 0.8`,
    ]);
  });

  test('of two sums the nearer goes with the count, the other is an order of its own', () => {
    const other = 'value seller=S1 buyer=S2 value=M2 0.7';
    expect(claims('M2 S1 S2 W1 C1 M1', [deal, sum, other, count])).toEqual([
      `${told} value=M1 quantity=C1 0.7`,
      `${told} value=M2 0.7`,
    ]);
  });

  test('two counts are two orders', () => {
    const other = 'quantity buyer=S2 item=W1 quantity=C2 0.7';
    expect(claims('C1 C2 S1 S2 W1', [deal, count, other])).toEqual([
      `${told} quantity=C1 0.7`,
      `${told} quantity=C2 0.7`,
    ]);
  });

  test('figures above and below the drawing line never share a claim', () => {
    const unsure = 'value seller=S1 buyer=S2 value=M1 0.5';
    expect(claims('C1 S1 S2 W1 M1', [deal, unsure, count, status])).toEqual([
      `${told} quantity=C1 status=signed 0.7`,
      `${told} value=M1 0.5`,
    ]);
    const planned = 'status:planned seller=S1 buyer=S2 item=W1 0.4';
    expect(claims('C1 S1 S2 W1 M1', [deal, sum, planned])).toEqual([
      `${told} status=planned 0.4`,
      `${told} value=M1 0.8`,
    ]);
  });

  test('a drawn deal whose figures are not drawn is told by itself too, one that is not drawn is not', () => {
    const unsure = 'value seller=S1 buyer=S2 value=M1 0.5';
    expect(claims('S1 S2 W1 M1', [deal, unsure])).toEqual([`${told} 0.9`, `${told} value=M1 0.5`]);
    expect(claims('S1 S2 W1 M1', [`${told} 0.5`, unsure])).toEqual([`${told} value=M1 0.5`]);
    expect(claims('S1 S2 W1 M1', [`${told} 0.5`, sum])).toEqual([`${told} value=M1 0.5`]);
  });

  test('of two deals of the same parties the one whose item is nearer has the sum and the date', () => {
    const other = 'transfer seller=S1 buyer=S2 item=W2 0.9';
    const facts = [deal, other, sum, date];
    expect(claims('S1 S2 W1 M1 D1 S3 W2', facts)).toContain(`${told} value=M1 signed=D1 0.75`);
    expect(claims('S1 S2 W1 S3 S4 M1 D1 W2', facts)).toEqual([
      `${told} 0.9`,
      'transfer seller=S1 buyer=S2 item=W2 value=M1 signed=D1 0.75',
    ]);
  });

  test('a count goes with every deal of its buyer and item, a sum with its parties only', () => {
    const other = 'transfer seller=S3 buyer=S2 item=W1 0.9';
    expect(claims('C1 S1 S2 S3 W1 M1', [deal, other, count, sum])).toEqual([
      `${told} value=M1 quantity=C1 0.7`,
      'transfer seller=S3 buyer=S2 item=W1 quantity=C1 0.7',
    ]);
  });
});

describe('an act', () => {
  const act = 'pressure:threaten by=S1 on=S2 0.9';
  const threat = 'pressure by=S1 on=S2';
  const over = 'over by=S1 on=S2 over=W1 0.8';
  const under = 'under by=S1 on=S2 under=L1 0.7';

  test('alone, or with its object and law', () => {
    expect(claims('S1 S2', [act])).toEqual([`${threat} action=threaten 0.9`]);
    expect(claims('S1 S2 W1 L1', [act, over, under])).toEqual([
      `${threat} over=W1 under=L1 action=threaten 0.7`,
    ]);
  });

  test('several objects are several claims, each with the law', () => {
    const other = 'over by=S1 on=S2 over=W2 0.65';
    expect(claims('S1 S2 W1 W2 L1', [act, over, other, under])).toEqual([
      `${threat} over=W1 under=L1 action=threaten 0.7`,
      `${threat} over=W2 under=L1 action=threaten 0.65`,
    ]);
  });

  test('an object above and a law below the drawing line are two claims', () => {
    expect(claims('S1 S2 W1 L1', [act, over, 'under by=S1 on=S2 under=L1 0.5'])).toEqual([
      `${threat} over=W1 action=threaten 0.8`,
      `${threat} under=L1 action=threaten 0.5`,
    ]);
  });

  test('a drawn act whose object is not drawn is told by itself too', () => {
    expect(claims('S1 S2 W1', [act, 'over by=S1 on=S2 over=W1 0.5'])).toEqual([
      `${threat} action=threaten 0.9`,
      `${threat} over=W1 action=threaten 0.5`,
    ]);
  });

  test('an object goes with each act of its two parties and with no other', () => {
    expect(
      claims('S1 S2 W1', [act, 'pressure:warn by=S1 on=S2 0.7', 'pressure:warn by=S2 on=S1 0.7', over]),
    ).toEqual([
      `${threat} over=W1 action=threaten 0.8`,
      `${threat} over=W1 action=warn 0.7`,
      'pressure by=S2 on=S1 action=warn 0.7',
    ]);
  });
});

test('relations are claims of their kinds', () => {
  expect(
    claims('S1 S2 A1 W1 O1 L1 P1', [
      'exclude by=S1 member=S2 from=A1 0.9',
      'resist by=S2 against=S1 0.8',
      'made_by subject=W1 object=O1 0.7',
      'law_of subject=L1 object=S1 0.6',
      'member subject=S1 object=A1 0.5',
      'ally subject=S1 object=S2 0.4',
      'official subject=P1 object=S1 0.3',
    ]),
  ).toEqual([
    'ally_of subject=S1 object=S2 0.4',
    'exclusion by=S1 member=S2 from=A1 0.9',
    'law_of subject=L1 object=S1 0.6',
    'made_by subject=W1 object=O1 0.7',
    'member_of subject=S1 object=A1 0.5',
    'official_of subject=P1 object=S1 0.3',
    'resistance by=S2 against=S1 0.8',
  ]);
});
