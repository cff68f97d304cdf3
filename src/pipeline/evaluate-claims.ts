import {
  alignEntities,
  type ClaimReading,
  type ClaimScores,
  type ClaimSheet,
  canonicalFacts,
  claimFactsOf,
  entitiesIn,
  type GoldArticle,
  scoreClaims,
} from '../evaluation/index.ts';
import { type Claim, textIdOf, type Vocabulary } from '../model/index.ts';
import { resolve } from '../resolution/index.ts';
import { articleOf, type Fold } from './evaluate.ts';
import type { Emit } from './events.ts';
import { readArticle } from './read-article.ts';
import type { Stages } from './stages.ts';

/**
 * Reads each article that has annotated claims, each fold with its own reader, and measures how well the claims carry what
 * they say: their words, their source, their date.
 */
export async function evaluateClaims(
  folds: readonly Fold[],
  sheets: readonly ClaimSheet[],
  open: (reader: string) => Promise<Stages>,
  emit: Emit,
): Promise<ClaimScores> {
  const byArticle = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const readings: ClaimReading[] = [];
  for (const { reader, gold } of folds) {
    const annotated = gold.filter(({ id }) => byArticle.has(id));
    if (annotated.length === 0) continue;
    const stages = await open(reader);
    try {
      for (const sheet of annotated) {
        const { claims } = await readArticle(articleOf(sheet), stages);
        const claimSheet = byArticle.get(sheet.id);
        if (claimSheet) readings.push(claimReadingOf(sheet, claimSheet, claims, stages.vocabulary));
        emit({ type: 'article', id: sheet.id, outcome: 'new', claims: claims.length });
      }
    } finally {
      await stages.encoder.close();
    }
  }
  return scoreClaims(readings);
}

/** The claims read of an annotated article, with their facts in the annotation's keys. */
export function claimReadingOf(
  sheet: GoldArticle,
  annotated: ClaimSheet,
  claims: readonly Claim[],
  vocabulary: Vocabulary,
): ClaimReading {
  const { text, ...article } = articleOf(sheet);
  const textId = textIdOf(text);
  const alone = { id: textId, text, articles: [{ ...article, textId }], claims };
  const { entities, events, relations } = resolve([alone], vocabulary, []);
  const resolved = [...events.flatMap((event) => event.claims), ...relations];
  const found = entitiesIn(resolved, new Map(entities.map((entity) => [entity.id, entity])));
  const aligned = alignEntities(found, sheet.entities);
  const read = claimFactsOf(resolved).map(({ claim, facts }) => ({
    claim,
    facts: facts.flatMap((fact) => canonicalFacts([fact], aligned)),
  }));
  return { text, annotated, read };
}
