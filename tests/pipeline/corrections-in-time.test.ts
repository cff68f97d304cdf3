import { describe, expect, it } from 'vitest';
import type { GraphRows, ReadText, RecordEntry } from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';
import { recordAsOf } from '../../src/pipeline/record-as-of.ts';
import { type During, recordDuring } from '../../src/pipeline/record-during.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { printings } from '../resolution/fixtures/corrected.ts';
import { entriesOf, recordedAt, streamed } from './hand-made-entries.ts';

const vocabulary = leanVocabulary();
const settings = { minConfidence: 0.5, realisedConfidence: 0.7 };
const { source, reprint, correction } = printings;
/** What the agency's report said until it was corrected, and what the correction says. */
const [former, corrected] = [source.claims[0]?.id, correction.claims[0]?.id];

function published(text: ReadText, date: string | undefined): ReadText {
  const articles = text.articles.map(({ published: _, ...head }) => ({
    ...head,
    ...(date !== undefined && { published: date }),
  }));
  return { ...text, articles };
}

async function rowsAsOf(date: string, entries: readonly RecordEntry[]): Promise<GraphRows> {
  const known = await recordAsOf(streamed(entries), date, { settings, at: recordedAt });
  return foldRecord(emptyRecord.with(known), vocabulary);
}

function rowsDuring(period: During, entries: readonly RecordEntry[]): GraphRows {
  const record = emptyRecord.with(entries);
  const told = recordDuring(entries, record, foldRecord(record, vocabulary), period);
  return foldRecord(emptyRecord.with(told), vocabulary);
}

/** The sums of the Norwegian deal; none where there is no such deal. */
function sumsIn({ nodes }: GraphRows): unknown {
  return nodes.find(
    ({ label, properties }) => label === 'Deal' && String(properties['name']).includes('Norway'),
  )?.properties['values'];
}

function claimsIn({ nodes }: GraphRows): readonly string[] {
  return nodes.filter(({ label }) => label === 'Claim').map(({ id }) => id);
}

function takenBackIn({ nodes }: GraphRows): readonly string[] {
  return nodes.filter(({ properties }) => properties['supersededBy'] !== undefined).map(({ id }) => id);
}

describe('a correction as of a date', () => {
  const entries = entriesOf([source, reprint, published(correction, '2024-04-10')]);

  it('takes back nothing before its day', async () => {
    const before = await rowsAsOf('2024-04-09', entries);
    expect(takenBackIn(before)).toEqual([]);
    expect(sumsIn(before)).toEqual(['640000000 USD']);
    expect(before.relationships.filter(({ type }) => type === 'REVISES')).toEqual([]);
  });

  it('counts from its day on', async () => {
    const after = await rowsAsOf('2024-04-10', entries);
    expect(takenBackIn(after)).toContain(former);
    expect(sumsIn(after)).toEqual(['460000000 USD']);
  });

  it('without a day counts from when it was read', async () => {
    const read = [
      ...entriesOf([source]),
      ...entriesOf([published(correction, undefined)], '2024-05-02T00:00:00.000Z'),
    ];
    expect(takenBackIn(await rowsAsOf('2024-05-01', read))).toEqual([]);
    expect(takenBackIn(await rowsAsOf('2024-05-02', read))).toEqual([former]);
  });

  it('that was corrected in its turn stands until then', async () => {
    const again = (id: string): ReadText => ({
      ...correction,
      id,
      text: correction.text.replaceAll('$460 million', '$470 million'),
      articles: correction.articles.map((head) => ({
        ...head,
        id: 'https://wire.example/3',
        textId: id,
        published: '2024-06-01',
      })),
      claims: [],
    });
    const twice = [...entries, ...entriesOf([again('text:again')])];
    expect(takenBackIn(await rowsAsOf('2024-05', twice))).not.toContain(corrected);
    expect(takenBackIn(await rowsAsOf('2024-06', twice))).toContain(corrected);
  });
});

describe('a correction in a period', () => {
  const entries = entriesOf([source, reprint, published(correction, '2024-04-10')]);

  it('takes back what was told in the period, though it came after it, and says what was true instead', () => {
    const rows = rowsDuring({ from: '2024-03', to: '2024-03' }, entries);
    expect(claimsIn(rows)).not.toContain(former);
    expect(claimsIn(rows)).toContain(corrected);
    expect(sumsIn(rows)).toEqual(['460000000 USD']);
  });

  it('takes back what it says nothing of instead', () => {
    const bare = { ...published(correction, '2024-04-10'), claims: [] };
    const rows = rowsDuring({ from: '2024-03', to: '2024-03' }, entriesOf([source, bare]));
    expect(claimsIn(rows)).not.toContain(former);
    expect(sumsIn(rows)).toBeUndefined();
  });

  it('is no news of its own day', () => {
    expect(claimsIn(rowsDuring({ from: '2024-04', to: '2024-04' }, entries))).toEqual([]);
  });
});
