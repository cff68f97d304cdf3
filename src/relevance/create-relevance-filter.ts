import type { Vocabulary } from '../model/index.ts';
import { withoutInvisible } from '../util/visible-text.ts';
import { featuresOf, windowsOf } from './features.ts';
import { createTraitFinder } from './traits.ts';
import { type LoadedWeights, loadRelevanceWeights } from './weights.ts';

/** How much speaks for an article's telling of arms or of pressure over them. */
export interface Relevance {
  /** 0 to 1; of the part of the text that scores most. */
  readonly score: number;
  readonly isRelevant: boolean;
}

/** Judges texts before the encoder reads them. */
export interface RelevanceFilter {
  /** `relevance:` and 16 hex digits: another training, or another vocabulary, has another. */
  readonly version: string;
  judge(text: string): Relevance;
}

/** Loads the weights of a folder (seeds/relevance) and builds the filter. Throws `reader/missing`, `reader/failed`. */
export async function openRelevanceFilter(folder: string, vocabulary: Vocabulary): Promise<RelevanceFilter> {
  return createRelevanceFilter(await loadRelevanceWeights(folder), vocabulary);
}

/**
 * A linear model over words and what the vocabulary knows, logistic regression with weights that are never negative, taken over
 * parts of the text, the highest of which counts. About a millisecond an article.
 */
export function createRelevanceFilter(weights: LoadedWeights, vocabulary: Vocabulary): RelevanceFilter {
  const find = createTraitFinder(vocabulary);
  const weightOf = new Map(Object.entries(weights.weights));
  return {
    version: `relevance:${weights.version}:${vocabulary.version}`,
    judge(text) {
      const windows = windowsOf(find(withoutInvisible(text))).map(featuresOf);
      const logOdds = Math.max(
        ...windows.map((features) => {
          let sum = weights.bias;
          for (const feature of features) sum += weightOf.get(feature) ?? 0;
          return sum;
        }),
      );
      const isCertain = windows.some((features) => weights.certain.some((each) => features.has(each)));
      return { score: 1 / (1 + Math.exp(-logOdds)), isRelevant: isCertain || logOdds >= weights.threshold };
    },
  };
}
