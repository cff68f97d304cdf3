import { costOf, firstRequests, likelyTokens } from '../extraction/index.ts';
import { documentOf } from '../language/index.ts';
import { type Article, DemarcheError } from '../model/index.ts';
import { type ReadOptions, readInputs } from '../readers/index.ts';
import { datedArticle } from './record-entries.ts';
import type { Stages } from './stages.ts';
import { visibleArticle } from './visible-article.ts';

/** What reading inputs with a model would come to. */
export interface ReadingEstimate {
  readonly model: string;
  /** Articles to be read. */
  readonly articles: number;
  /** Articles that are in the graph already. */
  readonly known: number;
  /** Inputs that give no article. */
  readonly refused: number;
  /** Requests, one for each part of an article. */
  readonly requests: number;
  /** Of them those whose reply is kept. */
  readonly kept: number;
  readonly tokens: { readonly input: number; readonly output: number };
  /** US dollars; missing where no table has the model's price. */
  readonly cost?: number;
}

/**
 * Counts what would be asked and about what that costs, without asking anybody. Second askings are not in it. With `both` it is
 * what it would cost to ask about every article. Throws `settings/invalid` where no model would be asked at all.
 */
export async function estimateReading(
  inputs: readonly string[],
  { modelStage }: Pick<Stages, 'modelStage'>,
  options: ReadOptions,
  isKnown: (article: Article) => boolean = () => false,
): Promise<ReadingEstimate> {
  if (modelStage === undefined) {
    throw new DemarcheError(
      'settings/invalid',
      'The encoder costs nothing: --estimate is for --extractor llm or both.',
    );
  }
  const { model, prompt, price } = modelStage;
  let [articles, known, refused, requests, kept] = [0, 0, 0, 0, 0];
  let tokens = { input: 0, output: 0 };
  for await (const read of readInputs(inputs, options)) {
    if (!read.ok) {
      refused += 1;
      continue;
    }
    if (isKnown(read.article)) {
      known += 1;
      continue;
    }
    articles += 1;
    const { article } = visibleArticle(datedArticle(read.article));
    for (const { request, part } of firstRequests(documentOf(article), prompt)) {
      requests += 1;
      if (await model.has(request)) {
        kept += 1;
        continue;
      }
      const likely = likelyTokens(request, part.span.end - part.span.start, prompt.estimate);
      tokens = { input: tokens.input + likely.input, output: tokens.output + likely.output };
    }
  }
  const counts = { articles, known, refused, requests, kept };
  return { model: model.name, ...counts, tokens, ...(price && { cost: costOf(tokens, price) }) };
}
