import type { Agreement, Extraction, UnusableClaim } from '../extraction/index.ts';
import { documentOf } from '../language/index.ts';
import type { Article, ArticleHead, RecordEntry } from '../model/index.ts';
import type { LiveRecord } from './live-record.ts';
import type { StageTime } from './stage-times.ts';
import { visibleArticle } from './visible-article.ts';

export type Reading = Extract<RecordEntry, { type: 'reading' }>;
export type Skip = Extract<RecordEntry, { type: 'skip' }>;
export type Printing = Extract<RecordEntry, { type: 'printing' }>;

/** What one article's reading gave: its claims, those that the gate refused, and who read it. */
export interface ArticleReading extends Extraction {
  readonly extractor: string;
  /** What a model gave as claims and are none. */
  readonly unusable?: readonly UnusableClaim[];
  /** How the two readers of `both` stood to each other, where the model was asked. */
  readonly agreement?: Agreement;
  /** What its reading took, stage by stage. */
  readonly times?: readonly StageTime[];
}

/** The article with its day of publication, taken from its dateline where it gives none itself. */
export function datedArticle(article: Article): Article {
  const { published } = documentOf(visibleArticle(article).article);
  return published === undefined ? article : { ...article, published };
}

/** The record's entry for a text read for the first time. */
export function readingOf(
  article: Article,
  textId: string,
  { extractor, claims }: ArticleReading,
  recordedAt: string,
): Reading {
  return {
    type: 'reading',
    article: headOf(article, textId),
    text: { id: textId, text: article.text },
    extractor,
    claims: [...claims],
    at: recordedAt,
  };
}

/** The record's entry for an article that prints a known text. */
export function printingOf(article: Article, textId: string, recordedAt: string): Printing {
  return { type: 'printing', article: headOf(article, textId), at: recordedAt };
}

/** The entry for an article that is not read; `by` is the version of the filter that judged it. */
export function skipOf(
  article: Article,
  textId: string,
  { score, by }: Pick<Skip, 'score' | 'by'>,
  recordedAt: string,
): Skip {
  const rounded = Math.round(score * 10_000) / 10_000;
  return { type: 'skip', article: headOf(article, textId), score: rounded, by, at: recordedAt };
}

/** The entry that sets the least confidence of the fold, when the record does not say it yet. */
export function settingsEntries(
  record: LiveRecord,
  minConfidence: number,
  recordedAt: string,
): readonly RecordEntry[] {
  const settings = { ...record.settings, minConfidence };
  const isSaid = record.hasSettings && settings.minConfidence === record.settings.minConfidence;
  return isSaid ? [] : [{ type: 'settings', settings, at: recordedAt }];
}

function headOf({ text: _, ...head }: Article, textId: string): ArticleHead {
  return { ...head, textId };
}
