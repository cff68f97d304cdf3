import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreTable } from '../../src/extraction/view/score-table.ts';

const pair = fc.record({
  label: fc.constantFrom('sells_to', 'ally'),
  head: fc.nat(5),
  tail: fc.nat(5),
  score: fc.integer({ min: -5, max: 5 }),
});
const player = fc.option(fc.nat(7), { nil: undefined });

test('score and rivals agree with a search through all scores', () => {
  const all = fc.uniqueArray(pair, { selector: ({ label, head, tail }) => `${label} ${head} ${tail}` });
  fc.assert(
    fc.property(all, pair, player, player, (scores, { label }, head, tail) => {
      const best = (found: typeof scores): number =>
        found.length === 0 ? Number.NaN : Math.max(...found.map(({ score }) => score));
      const same = scores.filter((each) => each.label === label);
      const built = scoreTable(scores);
      expect(built.score(label, head, tail)).toBe(
        best(same.filter((each) => each.head === head && each.tail === tail)),
      );
      expect(built.rivals(label, head, tail)).toEqual([
        best(same.filter((each) => each.tail === tail && each.head !== head)),
        best(same.filter((each) => each.head === head && each.tail !== tail)),
      ]);
    }),
    { numRuns: 300 },
  );
});
