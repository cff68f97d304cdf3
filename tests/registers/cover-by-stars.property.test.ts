import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverByStars } from '../../src/analysis/index.ts';

const alone = 1;
const problems = fc
  .record({ lefts: fc.integer({ min: 1, max: 4 }), rights: fc.integer({ min: 1, max: 4 }) })
  .chain(({ lefts, rights }) =>
    fc.record({
      lefts: fc.constant(lefts),
      rights: fc.constant(rights),
      pairs: fc.uniqueArray(
        fc.record({
          left: fc.integer({ min: 0, max: lefts - 1 }),
          right: fc.integer({ min: 0, max: rights - 1 }),
          cost: fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 16),
        }),
        { selector: ({ left, right }) => `${left} ${right}`, maxLength: 9 },
      ),
    }),
  );

type Problem = typeof problems extends fc.Arbitrary<infer T> ? T : never;

function totalCost({ lefts, rights }: Problem, chosen: Problem['pairs']): number {
  const [left, right] = [new Set(chosen.map((each) => each.left)), new Set(chosen.map((each) => each.right))];
  const single = lefts - left.size + rights - right.size;
  return chosen.reduce((sum, { cost }) => sum + cost, 0) + alone * single;
}

test('no choice of pairs costs less than the one that is made', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const chosen = coverByStars(problem.lefts, problem.rights, problem.pairs, alone);
      let best = Number.POSITIVE_INFINITY;
      for (let some = 0; some < 2 ** problem.pairs.length; some++) {
        best = Math.min(
          best,
          totalCost(
            problem,
            problem.pairs.filter((_, at) => (some >> at) % 2 === 1),
          ),
        );
      }
      expect(totalCost(problem, [...chosen])).toBeCloseTo(best, 9);
    }),
    { numRuns: 300 },
  );
});

test('what is put together are stars, and the order of pairs does not matter', () => {
  fc.assert(
    fc.property(problems, fc.nat(), ({ lefts, rights, pairs }, seed) => {
      const chosen = coverByStars(lefts, rights, pairs, alone);
      const degree = (side: 'left' | 'right', at: number) =>
        chosen.filter((each) => each[side] === at).length;
      for (const { left, right } of chosen) {
        expect(Math.min(degree('left', left), degree('right', right))).toBe(1);
      }
      const turned = [
        ...pairs.slice(seed % (pairs.length + 1)),
        ...pairs.slice(0, seed % (pairs.length + 1)),
      ];
      expect(new Set(coverByStars(lefts, rights, turned, alone))).toEqual(new Set(chosen));
    }),
  );
});
