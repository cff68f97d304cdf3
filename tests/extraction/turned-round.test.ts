import { describe, expect, test } from 'vitest';
import { turnedRound } from '../../src/extraction/decoding/turned-round.ts';
import type { Knowledge } from '../../src/extraction/view/knowledge.ts';
import { factLines, judgedFrom, thingsOf } from './hand-made.ts';

const things = 'S1 S2 W1 W2';
const clusters = thingsOf(things);
/** S1 makes W1; of W2 nothing is known. */
const knows: Knowledge = (_, head, tail) => {
  if (tail !== clusters[2]) return 'unknown';
  return head === clusters[0] ? 'for' : 'against';
};
const turned = (facts: readonly string[]): readonly string[] =>
  factLines(things, turnedRound(judgedFrom(things, facts), { clusters, knows }));

describe('a deal told against what is known of its item', () => {
  test('is turned round where that is worth a thought, and becomes no surer than even', () => {
    expect(
      turned(['transfer seller=S2 buyer=S1 item=W1 0.9', 'transfer seller=S1 buyer=S2 item=W1 0.2']),
    ).toEqual(['transfer seller=S2 buyer=S1 item=W1 0.2', 'transfer seller=S1 buyer=S2 item=W1 0.5']);
  });

  test.each([
    [
      'nothing speaks for the other way',
      ['seller=S2 buyer=S1 item=W1 0.9', 'seller=S1 buyer=S2 item=W1 0.05'],
    ],
    ['the other way was not even considered', ['seller=S2 buyer=S1 item=W1 0.9']],
    ['nothing is known of the item', ['seller=S2 buyer=S1 item=W2 0.9', 'seller=S1 buyer=S2 item=W2 0.2']],
    ['its maker sells', ['seller=S1 buyer=S2 item=W1 0.9', 'seller=S2 buyer=S1 item=W1 0.2']],
    [
      'the other way is likelier anyhow',
      ['seller=S2 buyer=S1 item=W1 0.3', 'seller=S1 buyer=S2 item=W1 0.8'],
    ],
  ])('stays where %s', (_, deals) => {
    const facts = deals.map((deal) => `transfer ${deal}`);
    expect(turned(facts)).toEqual(facts);
  });
});
