import {
  createPhrasesOf,
  type DeedScores,
  deedsAmong,
  type ExplainedError,
  explainErrors,
  type FactScores,
  type FactSheet,
  type GoldArticle,
  type PhrasesOf,
  type ShapeScore,
  scoreDeeds,
  scoreFacts,
  scoreShapes,
} from '../evaluation/index.ts';
import { documentOf } from '../language/index.ts';
import { type Article, type Claim, partialDateSchema } from '../model/index.ts';
import type { Emit } from './events.ts';
import { factsOfArticle } from './facts.ts';
import { readArticle } from './read-article.ts';
import type { Stages } from './stages.ts';
import { thresholds } from './thresholds.ts';

/** A reader's folder and articles that it was not trained on. */
export interface Fold {
  readonly reader: string;
  readonly gold: readonly GoldArticle[];
}

/** Scores with the cause and the sentence of each error. */
export interface Evaluation extends FactScores {
  /** What the graph would draw as done. */
  readonly deeds: DeedScores;
  /** Over articles that are short, long, lists of deals or without a fact. */
  readonly shapes: readonly ShapeScore[];
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
  const deeds = new Map<string, FactSheet>();
  // Without a fold there is nothing to name.
  let phrasesOf: PhrasesOf = () => [];
  for (const { reader, gold } of folds) {
    const stages = await open(reader);
    phrasesOf = createPhrasesOf(stages.vocabulary);
    try {
      for await (const { sheet, claims, factsIn } of readGoldArticles(gold, stages, emit)) {
        predicted.set(sheet.id, factsIn(claims));
        deeds.set(sheet.id, factsIn(deedsAmong(claims, thresholds.realised)));
      }
    } finally {
      await stages.encoder.close();
    }
  }
  const gold = folds.flatMap((fold) => fold.gold);
  const scores = scoreFacts(gold, predicted);
  return {
    ...scores,
    deeds: scoreDeeds(gold, deeds),
    shapes: scoreShapes(gold, predicted),
    errors: explainErrors(scores.errors, { gold, predicted, sentencesOf, phrasesOf }),
  };
}

/** What a reader takes from an annotated article. */
export interface GoldReading {
  readonly sheet: GoldArticle;
  readonly claims: readonly Claim[];
  /** The facts that some of its claims carry. */
  readonly factsIn: (claims: readonly Claim[]) => FactSheet;
}

/** Reads annotated articles one after the other. */
export async function* readGoldArticles(
  gold: readonly GoldArticle[],
  stages: Stages,
  emit: Emit,
): AsyncGenerator<GoldReading> {
  for (const sheet of gold) {
    const article = articleOf(sheet);
    const { claims } = await readArticle(article, stages);
    emit({ type: 'article', id: sheet.id, outcome: 'new', claims: claims.length });
    const factsIn = (some: readonly Claim[]) => factsOfArticle(sheet.id, article, some, stages.vocabulary);
    yield { sheet, claims, factsIn };
  }
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
