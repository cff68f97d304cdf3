import type { Examples } from './examples.mts';
import { type Example, fitWeights, scoreOf } from './fit-weights.mts';

/** What the filter does to texts that it did not learn from. */
export interface Measured {
  readonly articles: number;
  /** Articles with facts that some model would skip. */
  readonly missed: readonly string[];
  readonly plain: Share;
  readonly near: Share;
  readonly withoutFacts: Share;
  readonly byTopic: ReadonlyMap<string, Share>;
}

export interface Share {
  readonly skipped: number;
  readonly of: number;
}

const topicFolds = 4;
const innerFolds = 3;
/** The threshold: below the scores of all but so many in a thousand of the articles left out, and so much lower still. */
const permille = 6;
const margin = 0.6;
/** Whatever else an article says: one that names a weapon system is read. */
export const certain: readonly string[] = ['k:WeaponSystem 1'];

/** Fits on everything, and sets the threshold by articles left out slice by slice. */
export function fitWithThreshold(relevant: readonly Example[], others: readonly Example[]) {
  const slices = [...new Set(relevant.filter(isArticle).map(({ group }) => group))];
  const scores: number[] = [];
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const out = new Set(slices.filter((_, at) => at % innerFolds === fold));
    const model = fitWeights([...relevant.filter(({ group }) => !out.has(group)), ...others]);
    for (const each of relevant)
      if (isArticle(each) && out.has(each.group) && !isCertain(each)) scores.push(scoreOf(each, model));
  }
  scores.sort((a, b) => a - b);
  const lowest = scores[Math.floor((permille / 1000) * scores.length)] ?? 0;
  return { ...fitWeights([...relevant, ...others]), threshold: Math.round((lowest - margin) * 100) / 100 };
}

/**
 * Two-fold over the slices (learned from a–h and q–t, measured on the others, and the other way round) and at once four-fold over
 * the topics of what is irrelevant: no text is judged by a model that saw its slice or its topic. An article that any of the four
 * models of its half would skip counts as missed.
 */
export function measure({ articles, withoutFacts, bank, irrelevant }: Examples): Measured {
  const topics = [...new Set(irrelevant.map(({ group }) => group))];
  const missed = new Set<string>();
  const byTopic = new Map<string, Share>();
  let [plain, near, free]: Share[] = [];
  for (const half of [true, false]) {
    const learned = articles.filter((each) => isFirstHalf(each) === half);
    for (let fold = 0; fold < topicFolds; fold += 1) {
      const out = new Set(topics.filter((_, at) => at % topicFolds === fold));
      const model = fitWithThreshold(
        [...learned, ...bank],
        irrelevant.filter(({ group }) => !out.has(group)),
      );
      const skips = (each: Example): boolean => !isCertain(each) && scoreOf(each, model) < model.threshold;
      for (const each of articles) if (isFirstHalf(each) !== half && skips(each)) missed.add(each.id);
      for (const each of withoutFacts) if (isFirstHalf(each) !== half) free = added(free, skips(each));
      for (const each of irrelevant) {
        if (!out.has(each.group)) continue;
        const skipped = skips(each);
        byTopic.set(each.group, added(byTopic.get(each.group), skipped));
        if (each.kind === 'plain') plain = added(plain, skipped);
        else near = added(near, skipped);
      }
    }
  }
  const none = { skipped: 0, of: 0 };
  return {
    articles: articles.length,
    missed: [...missed],
    plain: plain ?? none,
    near: near ?? none,
    withoutFacts: free ?? none,
    byTopic,
  };
}

function added(share: Share | undefined, skipped: boolean): Share {
  return { skipped: (share?.skipped ?? 0) + (skipped ? 1 : 0), of: (share?.of ?? 0) + 1 };
}

function isCertain({ windows }: Example): boolean {
  return windows.some((features) => certain.some((each) => features.has(each)));
}

function isArticle({ weight }: Example): boolean {
  return weight === 1;
}

function isFirstHalf({ group }: Example): boolean {
  return /^[a-hq-t]$/.test(group);
}
