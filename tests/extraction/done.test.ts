import { expect, test } from 'vitest';
import { bundle } from '../../src/extraction/decoding/bundle.ts';
import { doneOf } from '../../src/extraction/decoding/done.ts';
import { judgedFrom, thingsOf } from './hand-made.ts';

const things = 'S1 S2 S3 W1';
const parties = 'seller=S1 buyer=S2 item=W1';
const deals = judgedFrom(things, [`transfer ${parties} 0.9`, 'transfer seller=S3 buyer=S2 item=W1 0.8']);

test('a deal is done as probably as it is a deal and as it is then judged to be done', () => {
  const done = doneOf([
    ...deals,
    ...judgedFrom(things, [`done ${parties} 0.7`, 'done seller=S3 buyer=S2 item=W1 0.95']),
  ]);
  expect(deals.map((deal) => done(deal))).toEqual([expect.closeTo(0.63, 9), expect.closeTo(0.76, 9)]);
});

test('a deal that nothing is asked of is not done', () => {
  expect(deals.map((deal) => doneOf(deals)(deal))).toEqual([0, 0]);
});

test('every claim of a deal carries it, and a claim of an act the probability of the act alone', () => {
  const facts = judgedFrom('S1 S2 W1 L1', [
    'transfer seller=S1 buyer=S2 item=W1 0.9',
    'status:signed seller=S1 buyer=S2 item=W1 0.4',
    'pressure:sanction by=S1 on=S2 0.8',
    'under by=S1 on=S2 under=L1 0.6',
  ]);
  const claims = bundle(facts, thingsOf('S1 S2 W1 L1'), 0.5, () => 0.85);
  expect(claims.map(({ kind, probability, done }) => [kind, probability, done])).toEqual([
    ['transfer', 0.9, 0.85],
    ['transfer', 0.4, 0.85],
    ['pressure', 0.6, 0.8],
  ]);
});
