import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadText, RecordEntry } from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { recordAsOf } from '../../src/pipeline/record-as-of.ts';
import { recordDuring } from '../../src/pipeline/record-during.ts';
import { digestOf } from '../../src/storage/index.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { arbitraryTexts } from '../resolution/fixtures/arbitrary-texts.ts';
import { entriesOf, recordedAt, reprinted, streamed } from './hand-made-entries.ts';

const vocabulary = leanVocabulary();
const settings = { minConfidence: 0.5, realisedConfidence: 0.7 };
const runs = { numRuns: 12 };
const days = fc.constantFrom('2016', '2018-09', '2018-10', '2018-10-05', '2018', '2019-01-02', '2021');

/** The last days that the dates of the texts may mean, by hand. */
const lastDays: Readonly<Record<string, string>> = { '2018': '2018-12-31', '2018-10': '2018-10-31' };
const asOfDays: Readonly<Record<string, string>> = {
  ...lastDays,
  '2016': '2016-12-31',
  '2018-09': '2018-09-30',
  '2021': '2021-12-31',
};

function digestAfter(entries: readonly RecordEntry[]): string {
  return digestOf(foldRecord(emptyRecord.with(entries), vocabulary));
}

function knownBy(day: string, texts: readonly ReadText[]): readonly ReadText[] {
  return texts.flatMap((text) => {
    const articles = text.articles.filter(
      ({ published = '2025-01-01' }) => (lastDays[published] ?? published) <= (asOfDays[day] ?? day),
    );
    return articles.length === 0 ? [] : [{ ...text, articles }];
  });
}

const copied = arbitraryTexts.map((texts) =>
  texts.map((text, index) => reprinted(text, [`https://copy.example/${index}`, '2018-10-05'])),
);

describe('the graph as of a date', () => {
  it('is that of a record which never saw what came later', async () => {
    await fc.assert(
      fc.asyncProperty(copied, days, async (texts, day) => {
        const then = await recordAsOf(streamed(entriesOf(texts)), day, { settings, at: recordedAt });
        const said: RecordEntry = { type: 'settings', settings: { ...settings, asOf: day }, at: recordedAt };
        expect(digestAfter(then)).toBe(digestAfter([said, ...entriesOf(knownBy(day, texts))]));
      }),
      runs,
    );
  });

  it('of a later date and then of an earlier one is that of the earlier one', async () => {
    await fc.assert(
      fc.asyncProperty(copied, async (texts) => {
        const asOf = (day: string, entries: readonly RecordEntry[]) =>
          recordAsOf(streamed(entries), day, { settings, at: recordedAt });
        const entries = entriesOf(texts);
        const twice = await asOf('2018-10', await asOf('2018', entries));
        expect(digestAfter(twice)).toBe(digestAfter(await asOf('2018-10', entries)));
      }),
      runs,
    );
  });

  it('after all that was published is the whole graph', async () => {
    await fc.assert(
      fc.asyncProperty(copied, async (texts) => {
        const entries = entriesOf(texts);
        const all = await recordAsOf(streamed(entries), '9999', { settings, at: recordedAt });
        const said: RecordEntry = { type: 'settings', settings, at: recordedAt };
        expect(digestAfter(all)).toBe(digestAfter([said, ...entries]));
      }),
      runs,
    );
  });
});

describe('the graph of a period', () => {
  it('that is open at both ends is the whole graph', () => {
    fc.assert(
      fc.property(copied, (texts) => {
        const entries = entriesOf(texts);
        const record = emptyRecord.with(entries);
        const told = recordDuring(entries, record, foldRecord(record, vocabulary), {});
        expect(digestAfter(told)).toBe(digestAfter(entries));
      }),
      runs,
    );
  });

  it('holds claims of the record alone, and in a longer period no fewer', () => {
    fc.assert(
      fc.property(copied, (texts) => {
        const entries = entriesOf(texts);
        const record = emptyRecord.with(entries);
        const rows = foldRecord(record, vocabulary);
        const idsIn = (from: string, to: string) =>
          emptyRecord
            .with(recordDuring(entries, record, rows, { from, to }))
            .texts.flatMap(({ claims }) => claims)
            .filter(({ ended, date }) => ended === undefined && date?.role !== 'until')
            .map(({ id }) => id);
        const long = new Set(idsIn('2016', '2021'));
        for (const id of idsIn('2018', '2018')) expect(long).toContain(id);
      }),
      runs,
    );
  });
});
