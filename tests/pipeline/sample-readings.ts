import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedPath } from '../../src/config/index.ts';
import { type Article, type RecordEntry, textIdOf } from '../../src/model/index.ts';
import { openStages } from '../../src/pipeline/index.ts';
import type { LiveRecord } from '../../src/pipeline/live-record.ts';
import { readArticle } from '../../src/pipeline/read-article.ts';
import {
  type ArticleReading,
  datedArticle,
  printingOf,
  readingOf,
} from '../../src/pipeline/record-entries.ts';
import { readInputs } from '../../src/readers/index.ts';

export interface SampleReading {
  readonly article: Article;
  readonly reading: ArticleReading;
}

/** Articles of the demo whose names have some words, read once by the real chain. */
export async function sampleReadings(names: RegExp, count: number): Promise<readonly SampleReading[]> {
  const stages = await openStages({ runtime: 'auto', jobs: 1 });
  try {
    const readings: SampleReading[] = [];
    for await (const input of readInputs(samplePaths(names, count), { format: 'auto' })) {
      if (!input.ok) throw new Error(`${input.refusal.source}: ${input.refusal.reason}`);
      readings.push({ article: input.article, reading: await readArticle(input.article, stages) });
    }
    return readings;
  } finally {
    await stages.encoder.close();
  }
}

/** Paths of the demo's articles whose names have some words, sorted. */
export function samplePaths(names: RegExp, count: number): readonly string[] {
  return readdirSync(seedPath('articles'))
    .filter((name) => names.test(name))
    .sort()
    .slice(0, count)
    .map((name) => join(seedPath('articles'), name));
}

/** What ingesting an article adds to a record, with the claims that were found before. */
export function entriesFor(record: LiveRecord, { article, reading }: SampleReading): readonly RecordEntry[] {
  const textId = textIdOf(article.text);
  const recordedAt = '2025-01-01T00:00:00.000Z';
  switch (record.knowledgeOf(article.id, textId)) {
    case 'known':
      return [];
    case 'text':
      return [printingOf(datedArticle(article), textId, recordedAt)];
    case 'nothing':
      return [readingOf(datedArticle(article), textId, reading, recordedAt)];
  }
}
