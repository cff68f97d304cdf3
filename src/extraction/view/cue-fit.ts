import type { Cue } from '../../model/index.ts';
import type { Player, ScoreTable } from './score-table.ts';

/** A player with the label of its part in what a cue tells: `tells_seller`, `tells_by`. */
export type Part = readonly [label: string, player: Player];

/** How well players fit their parts in what a cue tells, by the pair head's scores. */
export interface Fit {
  readonly mean: number;
  readonly least: number;
}

/** The best fit, by its mean, of players with any cue that suggests a value; NaN where no cue does. */
export type CueFit = (type: Cue['type'], value: string, parts: readonly Part[]) => Fit;

/** What a player gets that stands too far from a cue to be scored with it. */
const unscored = -8;
const nowhere: Fit = { mean: Number.NaN, least: Number.NaN };

/** Fits for the cues of an article, which are nodes of its scores from number `first` on. */
export function createCueFit(cues: readonly Cue[], first: number, table: ScoreTable): CueFit {
  const byValue = new Map<string, number[]>();
  cues.forEach(({ type, values }, index) => {
    for (const value of values) {
      const key = `${type} ${value}`;
      byValue.set(key, [...(byValue.get(key) ?? []), first + index]);
    }
  });
  return (type, value, parts) => {
    let best = nowhere;
    for (const cue of byValue.get(`${type} ${value}`) ?? []) {
      const fit = fitWith(cue, parts, table);
      if (!(fit.mean <= best.mean)) best = fit;
    }
    return best;
  };
}

/** How well players fit their parts in what the cue of a number tells. */
export function fitWith(cue: number, parts: readonly Part[], table: ScoreTable): Fit {
  let [sum, named, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (const [label, player] of parts) {
    if (player === undefined) continue;
    const score = table.score(label, player, cue);
    const held = Number.isNaN(score) ? unscored : score;
    sum += held;
    named += 1;
    least = Math.min(least, held);
  }
  return { mean: sum / named, least };
}
