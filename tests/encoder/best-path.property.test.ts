import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestPath } from '../../src/encoder/best-path.ts';

const states = 3;
const step = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: states, maxLength: states })
  .map((values) => Float64Array.from(values));
const costs = fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 9, maxLength: 9 });

test('no other course of states scores higher', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), costs, (steps, table) => {
      const cost = (from: number, to: number): number => table[from * states + to] ?? 0;
      const score = (path: readonly number[]): number =>
        path.reduce(
          (sum, state, index) =>
            sum + Math.log(steps[index]?.[state] ?? 0) - (index > 0 ? cost(path[index - 1] ?? 0, state) : 0),
          0,
        );
      const courses = Array.from({ length: states ** steps.length }, (_, code) =>
        steps.map((_step, index) => Math.floor(code / states ** index) % states),
      );
      const path = bestPath(steps, cost);
      expect(path).toHaveLength(steps.length);
      expect(score(path)).toBeCloseTo(Math.max(...courses.map(score)), 9);
    }),
  );
});

test('no steps, no course', () => {
  expect(bestPath([], () => 0)).toEqual([]);
});
