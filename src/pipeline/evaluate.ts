import { type FactScores, type FactSheet, type GoldArticle, scoreFacts } from '../evaluation/index.ts';
import { type Article, partialDateSchema } from '../model/index.ts';
import type { Emit } from './events.ts';
import { factsOfArticle } from './facts.ts';
import { readArticle } from './ingest.ts';
import type { Stages } from './stages.ts';

/** Reads each annotated article by itself, through the whole chain, and compares the facts found with those annotated. */
export async function evaluate(
  gold: readonly GoldArticle[],
  stages: Stages,
  emit: Emit,
): Promise<FactScores> {
  const predicted = new Map<string, FactSheet>();
  for (const sheet of gold) {
    const article = articleOf(sheet);
    const { claims } = await readArticle(article, stages);
    predicted.set(sheet.id, factsOfArticle(sheet.id, article, claims, stages.vocabulary));
    emit({ type: 'article', id: sheet.id, outcome: 'new', claims: claims.length });
  }
  return scoreFacts(gold, predicted);
}

function articleOf({ id, text, published }: GoldArticle): Article {
  const day = partialDateSchema.safeParse(published);
  return { id, text, ...(day.success && { published: day.data }) };
}
