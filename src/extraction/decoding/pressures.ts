import { pressureActions } from '../../model/index.ts';
import type { Decoded } from './decoded.ts';
import type { ScoreTable } from './score-table.ts';

/** A second act between the same parties must score this high: articles mostly report the strongest one. */
const secondActMargin = 1;
/** Object and law: each party's score may lie this far below the threshold when their sum is above it. */
const sideMargin = -1;

/**
 * Joins pair scores into acts of pressure, exclusions and resistance. Object and law of an act are those that score with
 * both its parties; several objects or laws make several claims of the same act.
 */
export function decodePressures(table: ScoreTable): readonly Decoded[] {
  const parties = table.ofType('State', 'Alliance', 'Organization', 'Person');
  return parties.flatMap((by) => parties.filter((on) => on !== by).flatMap((on) => actsOf(by, on, table)));
}

function actsOf(by: number, on: number, table: ScoreTable): readonly Decoded[] {
  const acts = pressureActions
    .map((action) => ({ action, score: table.score(`press_${action}`, by, on) }))
    .sort((a, b) => b.score - a.score)
    .filter(({ score }, rank) => score > (rank === 0 ? 0 : secondActMargin))
    .slice(0, 2);
  if (acts.length === 0) return [];
  const objects = sides(by, on, 'over', table.ofType('WeaponSystem'), table);
  const laws = sides(by, on, 'under', table.ofType('Legislation'), table);
  return acts.flatMap(({ action, score }) =>
    Array.from({ length: Math.max(1, objects.length, laws.length) }, (_, index) => {
      const over = objects[index] ?? (index === 0 ? undefined : objects[0]);
      const under = laws[index] ?? (index === 0 ? undefined : laws[0]);
      return {
        kind: 'pressure' as const,
        roles: { by, on, ...(over !== undefined && { over }), ...(under !== undefined && { under }) },
        values: { action },
        score,
      };
    }),
  );
}

/** Clusters that score with both parties of an act under `LABEL_by` and `LABEL_on`, the best first. */
function sides(
  by: number,
  on: number,
  label: 'over' | 'under',
  candidates: readonly number[],
  table: ScoreTable,
): readonly number[] {
  return candidates
    .map((candidate) => ({
      candidate,
      scores: [table.score(`${label}_by`, by, candidate), table.score(`${label}_on`, on, candidate)] as const,
    }))
    .filter(({ scores: [a, b] }) => a + b > 0 && Math.min(a, b) > sideMargin)
    .sort((x, y) => y.scores[0] + y.scores[1] - x.scores[0] - x.scores[1])
    .map(({ candidate }) => candidate);
}
