import { readFileSync } from 'node:fs';
import type { RelevanceWeights } from '../../src/relevance/index.ts';

/** A text as its windows' features, and what it is. */
export interface Example {
  readonly id: string;
  /** Examples of one group are never on both sides of a split, and a word must be in several groups to be weighed. */
  readonly group: string;
  readonly windows: readonly ReadonlySet<string>[];
  readonly isRelevant: boolean;
  /** How much it counts, 1 for an article. */
  readonly weight: number;
}

export interface FitOptions {
  /** Strength of the ridge on a weight, per unit of total example weight. */
  readonly ridge: number;
  readonly rounds: number;
  /** How many groups of relevant texts must show a word before it may speak for anything. */
  readonly groups: number;
}

export const defaultFit: FitOptions = { ridge: 0.0008, rounds: 160, groups: 6 };

/**
 * Logistic regression with weights of at least 0, by proximal gradient steps with momentum (Adam), on the highest window of each
 * text under the weights of the round before. Relevant and other texts count alike in sum. The threshold is left to the caller.
 */
export function fitWeights(examples: readonly Example[], { ridge, rounds, groups }: FitOptions = defaultFit) {
  const features = featuresIn(examples, groups);
  const index = new Map(features.map((feature, at) => [feature, at]));
  const rows = examples.map(({ windows, isRelevant, weight }) => ({
    windows: windows.map((window) => Int32Array.from([...window].flatMap((each) => index.get(each) ?? []))),
    isRelevant,
    weight,
  }));
  const share = [false, true].map((side) =>
    rows.filter((row) => row.isRelevant === side).reduce((sum, { weight }) => sum + weight, 0),
  );
  const weights = new Float64Array(features.length);
  const [mean, square] = [new Float64Array(features.length + 1), new Float64Array(features.length + 1)];
  let bias = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = new Float64Array(features.length + 1);
    for (const { windows, isRelevant, weight } of rows) {
      let [best, score]: [Int32Array, number] = [new Int32Array(), Number.NEGATIVE_INFINITY];
      for (const window of windows) {
        let sum = bias;
        for (const at of window) sum += weights[at] ?? 0;
        if (sum > score) [best, score] = [window, sum];
      }
      const error =
        ((1 / (1 + Math.exp(-score)) - (isRelevant ? 1 : 0)) * weight) / (share[isRelevant ? 1 : 0] ?? 1);
      for (const at of best) gradient[at] = (gradient[at] ?? 0) + error;
      gradient[features.length] = (gradient[features.length] ?? 0) + error;
    }
    const rate = 0.1 * Math.sqrt(1 - 0.999 ** round) * Math.min(1, (2 * (rounds - round)) / rounds);
    for (let at = 0; at <= features.length; at += 1) {
      const slope = (gradient[at] ?? 0) + (at < features.length ? ridge * (weights[at] ?? 0) : 0);
      const m = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      const v = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      [mean[at], square[at]] = [m, v];
      const step = (rate * m) / (1 - 0.9 ** round) / (Math.sqrt(v) + 1e-8);
      if (at === features.length) bias -= step;
      else weights[at] = Math.max(0, (weights[at] ?? 0) - step);
    }
  }
  const kept = features.flatMap((feature, at) => {
    const weight = Math.round((weights[at] ?? 0) * 100) / 100;
    return weight > 0.02 ? [[feature, weight] as const] : [];
  });
  return { bias: Math.round(bias * 100) / 100, weights: Object.fromEntries(kept) };
}

/** The highest score of a text, as log odds. */
export function scoreOf(
  { windows }: Pick<Example, 'windows'>,
  model: Pick<RelevanceWeights, 'bias' | 'weights'>,
): number {
  return Math.max(
    ...windows.map((window) => {
      let sum = model.bias;
      for (const feature of window) sum += model.weights[feature] ?? 0;
      return sum;
    }),
  );
}

function featuresIn(examples: readonly Example[], least: number): readonly string[] {
  const groupsOf = new Map<string, Set<string>>();
  for (const { windows, isRelevant, group } of examples) {
    if (!isRelevant) continue;
    for (const window of windows) {
      for (const feature of window) {
        const groups = groupsOf.get(feature);
        if (groups === undefined) groupsOf.set(feature, new Set([group]));
        else groups.add(group);
      }
    }
  }
  return [...groupsOf]
    .flatMap(([feature, groups]) => (groups.size >= least && !isPlain(feature) ? [feature] : []))
    .sort();
}

/** Words of any news, which say nothing about its subject, and numbers. */
const plainWords: ReadonlySet<string> = new Set(
  readFileSync(new URL('plain-words.txt', import.meta.url), 'utf8').split(/\s+/),
);

function isPlain(feature: string): boolean {
  return feature.startsWith('w:') && (plainWords.has(feature.slice(2)) || /\p{N}/u.test(feature));
}
