import { describe, expect, test } from 'vitest';
import { decode } from '../../src/extraction/decoding/decode.ts';
import { lines, smallTable } from './small-table.ts';

const decoded = (things: string, scores: readonly string[]) =>
  lines(things, decode(smallTable(things, scores)));

/** Three scores that make a deal: seller, buyer, item, and how strongly. */
const deal = (seller: string, buyer: string, item: string, score = 3) => [
  `s_item ${seller} ${item} ${score}`,
  `b_item ${buyer} ${item} ${score}`,
  `sells_to ${seller} ${buyer} ${score}`,
];

describe('transfers', () => {
  test('nothing scored, nothing found', () => {
    expect(decoded('S1 S2 W1', [])).toEqual([]);
  });

  test('seller, buyer and item', () => {
    expect(decoded('S1 S2 W1', deal('S1', 'S2', 'W1'))).toEqual(['transfer seller=S1 buyer=S2 item=W1']);
  });

  test('one seller and buyer an item: a pair that holds in part only is left out', () => {
    expect(
      decoded('S1 S2 S3 W1', [...deal('S1', 'S2', 'W1', 5), 's_item S3 W1 4', 'sells_to S3 S2 -0.5']),
    ).toEqual(['transfer seller=S1 buyer=S2 item=W1']);
  });

  test('a second pair where all three scores hold', () => {
    expect(
      decoded('S1 S2 S3 W1', [...deal('S1', 'S2', 'W1', 5), 'b_item S3 W1 2', 'sells_to S1 S3 2']),
    ).toEqual(['transfer seller=S1 buyer=S2 item=W1', 'transfer seller=S1 buyer=S3 item=W1']);
  });

  test('no State sells to itself', () => {
    expect(decoded('S1 W1', [...deal('S1', 'S1', 'W1', 6)])).toEqual(['transfer buyer=S1 item=W1']);
  });

  test('organisations and persons sell and buy nothing', () => {
    expect(decoded('O1 P1 W1', deal('O1', 'P1', 'W1'))).toEqual([]);
  });

  test('an alliance may', () => {
    expect(decoded('A1 S1 W1', deal('A1', 'S1', 'W1'))).toEqual(['transfer seller=A1 buyer=S1 item=W1']);
  });

  test('a lone buyer, else a lone seller, only where its score is clear', () => {
    expect(decoded('S1 W1', ['b_item S1 W1 3'])).toEqual(['transfer buyer=S1 item=W1']);
    expect(decoded('S1 W1', ['s_item S1 W1 3'])).toEqual(['transfer seller=S1 item=W1']);
    expect(decoded('S1 W1', ['b_item S1 W1 0.1', 's_item S1 W1 0.1'])).toEqual([]);
  });

  test('a seller and buyer without an item, and never beside the same pair with one', () => {
    expect(decoded('S1 S2', ['sells_to S1 S2 5'])).toEqual(['transfer seller=S1 buyer=S2']);
    expect(decoded('S1 S2 W1', deal('S1', 'S2', 'W1', 5))).toHaveLength(1);
  });

  test('a sum goes to the pair that it scores best with', () => {
    const scores = [
      ...deal('S1', 'S2', 'W1'),
      ...deal('S3', 'S4', 'W2'),
      'val_s M1 S3 2',
      'val_b M1 S4 2',
      'val_s M1 S1 1',
      'val_b M1 S2 1',
    ];
    expect(decoded('S1 S2 W1 S3 S4 W2 M1', scores)).toEqual([
      'transfer seller=S1 buyer=S2 item=W1',
      'transfer seller=S3 buyer=S4 item=W2 value=M1',
    ]);
  });

  test('of two items of one pair the nearer one has the sum', () => {
    const scores = [...deal('S1', 'S2', 'W1'), ...deal('S1', 'S2', 'W2'), 'val_s M1 S1 2', 'val_b M1 S2 2'];
    expect(decoded('S1 S2 W1 M1 S3 S4 W2', scores)).toContain('transfer seller=S1 buyer=S2 item=W1 value=M1');
    expect(decoded('S1 S2 W1 S3 S4 M1 W2', scores)).toContain('transfer seller=S1 buyer=S2 item=W2 value=M1');
  });

  test('a sum that scores with nobody is nobody’s', () => {
    expect(decoded('S1 S2 W1 M1', [...deal('S1', 'S2', 'W1'), 'val_s M1 S1 1', 'val_b M1 S2 -2'])).toEqual([
      'transfer seller=S1 buyer=S2 item=W1',
    ]);
  });

  test('figures of several orders are several claims, and the status of which is not said is one more', () => {
    const scores = [
      ...deal('S1', 'S2', 'W1'),
      'val_s M1 S1 2',
      'val_b M1 S2 2',
      'val_s M2 S1 2',
      'val_b M2 S2 2',
      'date_s D1 S1 2',
      'date_b D1 S2 2',
      'qty_item C1 W1 2',
      'qty_b C1 S2 2',
      'st_signed S2 W1 2',
    ];
    expect(decoded('S1 S2 W1 M1 M2 D1 C1', scores)).toEqual([
      'transfer seller=S1 buyer=S2 item=W1 quantity=C1 value=M1 signed=D1',
      'transfer seller=S1 buyer=S2 item=W1 status=signed',
      'transfer seller=S1 buyer=S2 item=W1 value=M2',
    ]);
  });

  test('figures far apart are claims of their own, those of one order go with its status', () => {
    const scores = [
      ...deal('S1', 'S2', 'W1'),
      ...['val_s M1 S1 2', 'val_b M1 S2 2', 'qty_item C1 W1 2', 'qty_b C1 S2 2', 'st_signed S2 W1 2'],
    ];
    const far = `C1 S1 S2 W1 ${Array.from({ length: 17 }, (_, index) => `P${index}`).join(' ')} M1`;
    expect(decoded(far, scores)).toEqual([
      'transfer seller=S1 buyer=S2 item=W1 quantity=C1',
      'transfer seller=S1 buyer=S2 item=W1 status=signed',
      'transfer seller=S1 buyer=S2 item=W1 value=M1',
    ]);
    expect(decoded('C1 S1 S2 W1 M1', scores)).toEqual([
      'transfer seller=S1 buyer=S2 item=W1 quantity=C1 value=M1 status=signed',
    ]);
  });

  test('a count goes to its item and the buyer of it', () => {
    const scores = [
      ...deal('S1', 'S2', 'W1'),
      ...deal('S1', 'S3', 'W1'),
      'qty_item C1 W1 2',
      'qty_b C1 S3 2',
      'qty_b C1 S2 -2',
    ];
    expect(decoded('S1 S2 S3 W1 C1', scores)).toEqual([
      'transfer seller=S1 buyer=S2 item=W1',
      'transfer seller=S1 buyer=S3 item=W1 quantity=C1',
    ]);
  });

  test('the best status is taken down to a margin below the threshold, and none below that', () => {
    const status = (score: number) =>
      decoded('S1 S2 W1', [...deal('S1', 'S2', 'W1'), `st_signed S2 W1 ${score}`, 'st_offered S2 W1 -8']);
    expect(status(2)).toEqual(['transfer seller=S1 buyer=S2 item=W1 status=signed']);
    expect(status(-0.5)).toEqual(['transfer seller=S1 buyer=S2 item=W1 status=signed']);
    expect(status(-5)).toEqual(['transfer seller=S1 buyer=S2 item=W1']);
  });
});

describe('pressure', () => {
  test('the strongest act of two parties', () => {
    expect(decoded('S1 S2', ['press_warn S1 S2 0.5', 'press_threaten S1 S2 2'])).toEqual([
      'pressure by=S1 on=S2 action=threaten',
    ]);
  });

  test('a second act only where it is clear, a third never', () => {
    expect(
      decoded('S1 S2', ['press_warn S1 S2 3', 'press_threaten S1 S2 4', 'press_sanction S1 S2 2.5']),
    ).toEqual(['pressure by=S1 on=S2 action=threaten', 'pressure by=S1 on=S2 action=warn']);
  });

  test('object and law score with both parties', () => {
    const scores = [
      'press_threaten S1 S2 3',
      'over_by S1 W1 2',
      'over_on S2 W1 2',
      'over_by S1 W2 2',
      'under_by S1 L1 2',
      'under_on S2 L1 2',
      'under_on S2 L2 2',
    ];
    expect(decoded('S1 S2 W1 W2 L1 L2', scores)).toEqual([
      'pressure by=S1 on=S2 over=W1 under=L1 action=threaten',
    ]);
  });

  test('a strong score of one party carries a slightly weak one of the other', () => {
    expect(decoded('S1 S2 W1', ['press_warn S1 S2 3', 'over_by S1 W1 3', 'over_on S2 W1 -0.5'])).toEqual([
      'pressure by=S1 on=S2 over=W1 action=warn',
    ]);
  });

  test('several objects are several claims of the act, each with the law', () => {
    const scores = [
      'press_sanction S1 S2 3',
      'over_by S1 W1 3',
      'over_on S2 W1 3',
      'over_by S1 W2 2',
      'over_on S2 W2 2',
      'under_by S1 L1 2',
      'under_on S2 L1 2',
    ];
    expect(decoded('S1 S2 W1 W2 L1', scores)).toEqual([
      'pressure by=S1 on=S2 over=W1 under=L1 action=sanction',
      'pressure by=S1 on=S2 over=W2 under=L1 action=sanction',
    ]);
  });

  test('no party presses itself, and objects alone make no act', () => {
    expect(decoded('S1 S2 W1', ['press_warn S1 S1 5', 'over_by S1 W1 5', 'over_on S2 W1 5'])).toEqual([]);
  });
});

describe('relations', () => {
  test('maker, law, membership, office and resistance', () => {
    expect(
      decoded('S1 S2 W1 O1 L1 A1 P1', [
        'made_by W1 O1 2',
        'law_of L1 S1 2',
        'member S1 A1 2',
        'official P1 S1 2',
        'resist S2 S1 2',
        'member S2 A1 -1',
      ]),
    ).toEqual([
      'law_of subject=L1 object=S1',
      'made_by subject=W1 object=O1',
      'member_of subject=S1 object=A1',
      'official_of subject=P1 object=S1',
      'resistance by=S2 against=S1',
    ]);
  });

  test('allies are one claim, whichever way they score', () => {
    expect(decoded('S1 S2', ['ally S1 S2 2', 'ally S2 S1 3'])).toEqual(['ally_of subject=S1 object=S2']);
    expect(decoded('S1 S2', ['ally S2 S1 3'])).toEqual(['ally_of subject=S2 object=S1']);
  });

  test('a person speaks for the State that scores best, and for a body beside it', () => {
    expect(decoded('P1 S1 S2 O1', ['official P1 S1 1', 'official P1 S2 2', 'official P1 O1 1'])).toEqual([
      'official_of subject=P1 object=O1',
      'official_of subject=P1 object=S2',
    ]);
  });

  test('an exclusion needs who excludes and from what', () => {
    expect(decoded('S1 S2 G1', ['ex_by S1 S2 2', 'ex_from S2 G1 2'])).toEqual([
      'exclusion by=S1 member=S2 from=G1',
    ]);
    expect(decoded('S1 S2 G1', ['ex_by S1 S2 2'])).toEqual([]);
    expect(decoded('S1 S2 G1', ['ex_from S2 G1 2'])).toEqual([]);
    expect(decoded('S1 S2 O1', ['ex_by S1 S2 2', 'ex_from S2 O1 2'])).toEqual([]);
  });
});
