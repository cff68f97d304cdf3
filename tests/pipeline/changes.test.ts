import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadText } from '../../src/model/index.ts';
import { changes, type OpenGraph, openForWriting } from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { pressure, told, transfer } from '../resolution/fixtures/build.ts';
import { entriesOf } from './hand-made-entries.ts';

const vocabulary = leanVocabulary();
const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;
const texts: readonly ReadText[] = [
  told(
    '2018-10-05',
    [transfer({ ...s400, status: 'signed', value: [5.43e9, 'USD'] })],
    'Russia signed with India.',
  ),
  told('2018-10-06', [pressure({ by: 'US', on: 'India', action: 'threaten' })], 'The US threatens India.'),
  told('2021-12-06', [transfer({ ...s400, status: 'delivering' })], 'Deliveries to India began.'),
  told('2022-03-01', [transfer({ seller: 'Russia', buyer: 'Turkey', item: 'S-400' })], 'Turkey as well.'),
];
const folder = mkdtempSync(join(tmpdir(), 'demarche-changes-'));
let graph: OpenGraph;

beforeAll(async () => {
  graph = await openForWriting(
    { kind: 'embedded', database: join(folder, 'graph.grafeo') },
    vocabulary,
    () => undefined,
  );
  const entries = entriesOf(texts);
  graph = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
});
afterAll(async () => {
  await graph.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const since = (date: string, subject?: string) =>
  changes(graph.store, vocabulary, { since: date, format: 'md', ...(subject !== undefined && { subject }) });
const sectionIn = (text: string, title: string): string =>
  text.split('\n## ').find((part) => part.startsWith(title)) ?? '';

describe('what is new since a date', { timeout: 60_000 }, () => {
  it('is new deals, and deals that went on', async () => {
    const text = await since('2020');
    expect(text).toContain('Compared with the graph as known by 2020-12-31.');
    expect(sectionIn(text, 'New deals')).toMatch(/Russia → Turkey: S-400/);
    expect(sectionIn(text, 'New deals')).not.toContain('India');
    expect(sectionIn(text, 'Deals that changed')).toContain('status signed → delivering');
    expect(sectionIn(text, 'New pressure')).toContain('No new act of pressure is told.');
  });

  it('can be told of one subject', async () => {
    const text = await since('2020', 'Turkey');
    expect(text).toMatch(/^# What is new since 2020: Turkey\n/);
    expect(sectionIn(text, 'New deals')).toContain('Turkey');
    expect(sectionIn(text, 'Deals that changed')).toContain('No deal that was told before has changed.');
  });

  it('is everything before the first article, and nothing after the last', async () => {
    const all = await since('2018-10-04');
    expect(sectionIn(all, 'Summary')).toMatch(/New deals: 2\.[\s\S]*New pressure: 1\./);
    expect(sectionIn(await since('2023'), 'Summary')).toContain('Nothing has changed.');
  });
});
