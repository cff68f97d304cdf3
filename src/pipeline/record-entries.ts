import type { Extraction } from '../extraction/index.ts';
import type {
  Article,
  ArticleHead,
  EncodedNode,
  MentionCluster,
  PartialDate,
  RecordEntry,
} from '../model/index.ts';
import type { LiveRecord } from './live-record.ts';

export type Reading = Extract<RecordEntry, { type: 'reading' }>;
export type Printing = Extract<RecordEntry, { type: 'printing' }>;

/** What one article's reading gave: its claims, those that the gate refused, and who read it. */
export interface ArticleReading extends Extraction {
  readonly extractor: string;
  /** The day of publication, from the article or its dateline. */
  readonly published?: PartialDate;
}

/** The things that pairs are scored between; only names stand for a thing, as words that point back belong to the gate. */
export function nodesOf(clusters: readonly MentionCluster[]): readonly EncodedNode[] {
  return clusters.map(({ type, mentions }) => ({
    type,
    spans: mentions.filter(({ form }) => form === 'name').map(({ start, end }) => ({ start, end })),
  }));
}

/** The record's entry for a text read for the first time. */
export function readingOf(article: Article, textId: string, reading: ArticleReading, at: string): Reading {
  const { extractor, claims, published } = reading;
  return {
    type: 'reading',
    article: headOf({ ...(published !== undefined && { published }), ...article }, textId),
    text: { id: textId, text: article.text },
    extractor,
    claims: [...claims],
    at,
  };
}

/** The record's entry for an article that prints a known text. */
export function printingOf(article: Article, textId: string, at: string): Printing {
  return { type: 'printing', article: headOf(article, textId), at };
}

/** The entry that sets the least confidence of the fold, when the record does not say it yet. */
export function settingsEntries(
  record: LiveRecord,
  minConfidence: number | undefined,
  at: string,
): readonly RecordEntry[] {
  const settings = { ...record.settings, ...(minConfidence !== undefined && { minConfidence }) };
  const isSaid = record.hasSettings && settings.minConfidence === record.settings.minConfidence;
  return isSaid ? [] : [{ type: 'settings', settings, at }];
}

function headOf({ text: _, ...head }: Article, textId: string): ArticleHead {
  return { ...head, textId };
}
