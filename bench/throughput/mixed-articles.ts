import { readFileSync } from 'node:fs';
import { seedPath } from '../../src/config/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { irrelevantArticles } from '../../tools/relevance/irrelevant-articles.mts';

/** An article of a feed; `isRelevant` as it was written, whatever a filter says. */
export interface MixedArticle {
  readonly id: string;
  readonly text: string;
  readonly isRelevant: boolean;
}

/** Slices of seeds/gold that read as feeds do. */
const slices = ['q', 'r', 's', 't', 'u', 'v', 'w', 'x'];
const seed = 4711;

/** A feed of so many articles, one in `every` about arms, in random order that is the same each time. No two have one text. */
export function mixedArticles(count: number, every = 20): readonly MixedArticle[] {
  const random = createRandom(seed);
  const shuffled = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const gold = slices.flatMap((slice) =>
    readFileSync(seedPath('gold', `${slice}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      // These files are checked where they are read for evaluation.
      .map((line): { readonly id: string; readonly text: string; readonly facts: readonly unknown[] } =>
        JSON.parse(line),
      )
      .filter(({ facts }) => facts.length > 0),
  );
  const relevant = shuffled(gold)
    .slice(0, Math.round(count / every))
    .map(({ id, text }) => ({ id, text, isRelevant: true }));
  const made = irrelevantArticles(Math.ceil(count / 40) + 1, seed);
  const others = shuffled(made)
    .slice(0, count - relevant.length)
    .map(({ id, text }) => ({ id, text, isRelevant: false }));
  return shuffled([...relevant, ...others]);
}
