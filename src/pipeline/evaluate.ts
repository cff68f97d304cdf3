import {
  createPhrasesOf,
  type ExplainedError,
  explainErrors,
  type FactScores,
  type FactSheet,
  type GoldArticle,
  type PhrasesOf,
  scoreFacts,
} from '../evaluation/index.ts';
import { documentOf } from '../language/index.ts';
import { type Article, partialDateSchema } from '../model/index.ts';
import type { Emit } from './events.ts';
import { factsOfArticle } from './facts.ts';
import { readArticle } from './ingest.ts';
import type { Stages } from './stages.ts';

/** A reader's folder and articles that it was not trained on. */
export interface Fold {
  readonly reader: string;
  readonly gold: readonly GoldArticle[];
}

/** Scores with the cause and the sentence of each error. */
export interface Evaluation extends FactScores {
  readonly errors: readonly ExplainedError[];
}

/**
 * Reads each annotated article by itself, through the whole chain, each fold with its own reader, one after the other, and
 * compares the facts found with those annotated, all articles together.
 */
export async function evaluateFolds(
  folds: readonly Fold[],
  open: (reader: string) => Promise<Stages>,
  emit: Emit,
): Promise<Evaluation> {
  const predicted = new Map<string, FactSheet>();
  // Without a fold there is nothing to name.
  let phrasesOf: PhrasesOf = () => [];
  for (const { reader, gold } of folds) {
    const stages = await open(reader);
    phrasesOf = createPhrasesOf(stages.vocabulary);
    try {
      for (const [id, sheet] of await readGoldArticles(gold, stages, emit)) predicted.set(id, sheet);
    } finally {
      await stages.encoder.close();
    }
  }
  const gold = folds.flatMap((fold) => fold.gold);
  const scores = scoreFacts(gold, predicted);
  return { ...scores, errors: explainErrors(scores.errors, { gold, predicted, sentencesOf, phrasesOf }) };
}

/** The facts that a reader takes from each article, by the article's id. */
export async function readGoldArticles(
  gold: readonly GoldArticle[],
  stages: Stages,
  emit: Emit,
): Promise<ReadonlyMap<string, FactSheet>> {
  const predicted = new Map<string, FactSheet>();
  for (const sheet of gold) {
    const article = articleOf(sheet);
    const { claims } = await readArticle(article, stages);
    predicted.set(sheet.id, factsOfArticle(sheet.id, article, claims, stages.vocabulary));
    emit({ type: 'article', id: sheet.id, outcome: 'new', claims: claims.length });
  }
  return predicted;
}

function sentencesOf(sheet: GoldArticle): readonly string[] {
  const { text, sentences } = documentOf(articleOf(sheet));
  return sentences.map(({ start, end }) => text.slice(start, end));
}

/** An annotated article as the reader meets it. */
export function articleOf({ id, text, published }: GoldArticle): Article {
  const day = partialDateSchema.safeParse(published);
  return { id, text, ...(day.success && { published: day.data }) };
}
