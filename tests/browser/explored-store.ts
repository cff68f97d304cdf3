import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type OpenedSource, openExploreSource } from '../../src/cli/explore-source.ts';
import { loadSettings, loadVocabulary } from '../../src/config/index.ts';
import { type RunningExplorer, serveExplorer } from '../../src/explorer/index.ts';
import type { RecordEntry, StoreSettings } from '../../src/model/index.ts';
import { openForWriting, restore } from '../../src/pipeline/index.ts';
import { recordLine } from '../../src/storage/index.ts';
import { sampleClaims, sampleTexts } from '../helpers/sample-snapshot.ts';
import { doubtfulArticles, type HandMade, handMade } from '../pipeline/hand-made-articles.ts';

const recordedAt = '2025-01-01T00:00:00.000Z';

/** Names and words as nobody should print them. */
const hostileArticle: HandMade = {
  id: 'javascript:alert(1)',
  outlet: '<img src=x onerror=alert(2)>',
  published: '2018-10-09',
  told: [
    {
      words: '=HYPERLINK("https://evil.example") Yards is based in Norway <script>alert(3)</script>.',
      based: ['=HYPERLINK("https://evil.example") Yards', 'Norway'],
    },
    {
      words: 'Russia delivered S-400 "><svg onload=alert(4)> systems to India.',
      seller: 'Russia',
      buyer: 'India',
      item: 'S-400',
      status: 'delivering',
    },
  ],
};

/** The record of the sample with its true words, two pairs in doubt and a hostile article. */
export function sampleEntries(): readonly RecordEntry[] {
  const sample = sampleTexts.flatMap(({ id, text, articles }): readonly RecordEntry[] => {
    const [first, ...others] = articles.map((article) => ({ ...article, textId: id }));
    if (first === undefined) return [];
    const claims = Object.values(sampleClaims).filter(({ textId }) => textId === id);
    return [
      { type: 'reading', article: first, text: { id, text }, extractor: 'hand', claims, at: recordedAt },
      ...others.map((article): RecordEntry => ({ type: 'printing', article, at: recordedAt })),
    ];
  });
  return [...sample, ...[...doubtfulArticles, hostileArticle].map(handMade)];
}

export interface ExploredStore {
  readonly running: RunningExplorer;
  readonly close: () => Promise<void>;
}

/** An embedded store with that record, served as `demarche explore` serves it. */
export async function serveSampleStore(): Promise<ExploredStore> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-explore-'));
  const record = join(folder, 'record.jsonl');
  writeFileSync(
    record,
    sampleEntries()
      .map((entry) => `${recordLine(entry)}\n`)
      .join(''),
  );
  const settings = loadSettings({ database: join(folder, 'graph.grafeo') }, {}, folder);
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  const graph = await openForWriting(settings.store, vocabulary, () => undefined);
  const restored = await restore(graph, record, vocabulary);
  await restored.store.close();
  const { running, close } = await serveStore(settings.store, folder);
  return {
    running,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A store that is there, served so, with all other settings as they are by themselves. */
export async function serveStore(store: StoreSettings, folder = tmpdir()): Promise<ExploredStore> {
  const settings = { ...loadSettings({}, {}, folder), store };
  const source: OpenedSource = await openExploreSource({ settings, output: silent }, 'anna');
  const running = await serveExplorer(source, { page: inject('explorePage'), port: 0 });
  return {
    running,
    async close() {
      await running.close();
      await source.close();
    },
  };
}

const nothing = () => undefined;
const silent = {
  print: nothing,
  note: nothing,
  warn: nothing,
  error: nothing,
  record: nothing,
  progress: nothing,
  endProgress: nothing,
  drain: () => Promise.resolve(),
};
