import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { GraphStore, RecordEntry, Vocabulary } from '../../src/model/index.ts';
import { silent } from '../../src/pipeline/events.ts';
import { openForWriting } from '../../src/pipeline/index.ts';
import { commit, foldRecord } from '../../src/pipeline/open-graph.ts';
import { digestOf } from '../../src/storage/index.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = leanVocabulary();
/** The same but for its alliances. */
const other: Vocabulary = { ...vocabulary, alliances: vocabulary.alliances.slice(1), version: 'another' };
const folder = mkdtempSync(join(tmpdir(), 'demarche-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reading(number: number): RecordEntry {
  const { articles, claims, id, text } = told(
    '2020-01-01',
    [transfer({ seller: 'Norway', buyer: 'India', item: 'NSM' })],
    `Report ${number}.`,
    { id: `https://example.org/${number}` },
  );
  const [article] = articles;
  if (article === undefined) throw new Error('a text that is told has an article');
  return {
    type: 'reading',
    article,
    text: { id, text },
    extractor: 'one',
    claims: [...claims],
    at: '2025-01-01T00:00:00.000Z',
  };
}

/** Takes in one more article; gives how often the whole graph was read for it, and whether it is that of a whole fold then. */
async function takeIn(name: string, number: number, by: Vocabulary, failing = false) {
  const settings = { kind: 'embedded', database: join(folder, name, 'graph.grafeo') } as const;
  const graph = await openForWriting(settings, by, silent);
  let looks = 0;
  const watched = new Proxy(graph.store, {
    get(store, property) {
      if (property === 'commit' && failing) return () => Promise.reject(new Error('refused'));
      if (property === 'readGraph') looks += 1;
      const value = Reflect.get(store, property, store);
      return typeof value === 'function' ? value.bind(store) : value;
    },
  }) as GraphStore;
  const entries = [reading(number)];
  const addition = { entries, record: graph.record.with(entries) };
  const after = commit({ ...graph, store: watched }, addition, by);
  const { record } = failing ? graph : await after;
  if (failing) await expect(after).rejects.toThrow('refused');
  const whole = digestOf(foldRecord(record, by));
  const isWhole = digestOf(await graph.store.readGraph()) === whole;
  await graph.store.close();
  return { looks, isWhole };
}

it('a graph of these very rules is not read to add to it', async () => {
  for (const number of [1, 2, 3])
    expect(await takeIn('same', number, vocabulary)).toEqual({ looks: 0, isWhole: true });
});

it('a graph of another vocabulary is brought up to date as a whole, and back', async () => {
  expect(await takeIn('other', 1, vocabulary)).toEqual({ looks: 0, isWhole: true });
  expect(await takeIn('other', 2, other)).toEqual({ looks: 1, isWhole: true });
  expect(await takeIn('other', 3, other)).toEqual({ looks: 0, isWhole: true });
  expect(await takeIn('other', 4, vocabulary)).toEqual({ looks: 1, isWhole: true });
});

it('after a commit by other rules that failed nothing is taken for granted', async () => {
  await takeIn('failed', 1, vocabulary);
  await takeIn('failed', 2, other, true);
  expect(await takeIn('failed', 2, vocabulary)).toEqual({ looks: 1, isWhole: true });
});
