import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCueFit } from '../../src/extraction/view/cue-fit.ts';
import { scoreTable } from '../../src/extraction/view/score-table.ts';
import type { Cue } from '../../src/model/index.ts';

const players = 3;
const values = ['signed', 'delivered'];
const labels = ['tells_seller', 'tells_buyer', 'tells_item'];
const cue = fc
  .subarray(values, { minLength: 1 })
  .map((suggested): Cue => ({ type: 'StatusCue', start: 0, end: 1, values: suggested }));

/** Every cue's means and least scores by hand; a pair without a score counts as -8. */
test('the fit is that of the cue with the best mean, over the players that there are', () => {
  const article = fc.array(cue, { maxLength: 4 }).chain((cues) =>
    fc.record({
      cues: fc.constant(cues),
      scored: fc.array(fc.option(fc.double({ min: -10, max: 10, noNaN: true }), { nil: undefined }), {
        minLength: players * cues.length,
        maxLength: players * cues.length,
      }),
      named: fc.subarray([0, 1, 2], { minLength: 1 }),
    }),
  );
  fc.assert(
    fc.property(article, ({ cues, scored, named }) => {
      const at = (player: number, index: number) => scored[player * cues.length + index];
      const scores = cues.flatMap((_, index) =>
        labels.flatMap((label, player) => {
          const score = at(player, index);
          return score === undefined ? [] : [{ label, head: player, tail: players + index, score }];
        }),
      );
      const fitOf = createCueFit(cues, players, scoreTable(scores));
      const parts = labels.map(
        (label, player) => [label, named.includes(player) ? player : undefined] as const,
      );
      for (const value of values) {
        const means = cues.flatMap((each, index) => {
          if (!each.values.includes(value)) return [];
          const held = named.map((player) => at(player, index) ?? -8);
          return [
            { mean: held.reduce((sum, score) => sum + score, 0) / held.length, least: Math.min(...held) },
          ];
        });
        const best = Math.max(...means.map(({ mean }) => mean));
        const found = fitOf('StatusCue', value, parts);
        if (means.length === 0) expect(found).toEqual({ mean: Number.NaN, least: Number.NaN });
        else {
          expect(found.mean).toBeCloseTo(best, 9);
          const tied = means.filter(({ mean }) => Math.abs(mean - best) < 1e-9).map(({ least }) => least);
          expect(tied.some((least) => Math.abs(least - found.least) < 1e-9)).toBe(true);
        }
        expect(fitOf('ActCue', value, parts).mean).toBeNaN();
      }
    }),
    { numRuns: 200 },
  );
});
