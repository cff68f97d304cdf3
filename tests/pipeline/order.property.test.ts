import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { RecordEntry } from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { entriesFor, type SampleReading, sampleReadings } from './sample-readings.ts';

const vocabulary = loadVocabulary();
let samples: readonly SampleReading[] = [];

beforeAll(async () => {
  const read = await sampleReadings(/s400/, 5);
  // A reprint elsewhere, and an address whose text was changed.
  const [first, second] = read as readonly [SampleReading, SampleReading];
  samples = [
    ...read,
    { ...first, article: { ...first.article, id: 'https://reprint.example/1', published: '2019-01-02' } },
    { ...second, article: { ...second.article, id: first.article.id, published: '2019-03-04' } },
    // Two articles without a date of their own, of one text whose dateline has it.
    ...['https://undated.example/1', 'https://undated.example/2'].map((id) => undated(first, id)),
  ];
});

function undated({ article, reading }: SampleReading, id: string): SampleReading {
  const { published: _, ...rest } = article;
  return { article: { ...rest, id, text: `NEW DELHI, October 5, 2018 - ${article.text}` }, reading };
}

function recordOf(readings: readonly SampleReading[]) {
  return readings.reduce((record, sample) => record.with(entriesFor(record, sample)), emptyRecord);
}

function digestAfter(readings: readonly SampleReading[]): string {
  return digestOf(foldRecord(recordOf(readings), vocabulary));
}

describe('ingestion', () => {
  it('gives the same digest for any order of the articles', () => {
    const expected = digestAfter(samples);
    expect(recordOf(samples).texts.flatMap(({ claims }) => claims).length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.shuffledSubarray([...samples], { minLength: samples.length }), (shuffled) => {
        expect(digestAfter(shuffled)).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('gives the same digest however often an article is ingested', () => {
    const expected = digestAfter(samples);
    fc.assert(
      fc.property(fc.subarray([...samples], { minLength: 1 }), (again) => {
        expect(digestAfter([...samples, ...again])).toBe(expected);
      }),
      { numRuns: 5 },
    );
  });

  it('is undone by retraction: the digest is that of a graph that never saw the articles', () => {
    fc.assert(
      fc.property(fc.subarray([...samples], { minLength: 1 }), (taken) => {
        const ids = new Set(taken.map(({ article }) => article.id));
        const retractions = [...ids].map(
          (articleId): RecordEntry => ({
            type: 'retraction',
            articleId,
            erase: false,
            at: '2025-01-02T00:00:00.000Z',
          }),
        );
        const rest = samples.filter(({ article }) => !ids.has(article.id));
        const retracted = recordOf(samples).with(retractions);
        expect(digestOf(foldRecord(retracted, vocabulary))).toBe(digestAfter(rest));
      }),
      { numRuns: 10 },
    );
  });
});
