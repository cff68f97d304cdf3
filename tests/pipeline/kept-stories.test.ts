import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ReadText, RecordEntry } from '../../src/model/index.ts';
import { silent } from '../../src/pipeline/events.ts';
import { digest, openForWriting, openStories, retract, verify } from '../../src/pipeline/index.ts';
import { commit, settle } from '../../src/pipeline/open-graph.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = leanVocabulary();
const at = '2025-01-01T00:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'demarche-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const deal = transfer({ seller: 'Norway', buyer: 'India', item: 'NSM' });
const texts = Array.from({ length: 70 }, (_, number) =>
  told('2020-01-01', [deal], `A short report, the ${number}th of its kind.`, {
    id: `https://example.org/${number}`,
  }),
);

function readingsOf(of: readonly ReadText[]): readonly RecordEntry[] {
  return of.flatMap(({ articles, claims, id, text }) =>
    articles.map((article) => ({
      type: 'reading' as const,
      article,
      text: { id, text },
      extractor: 'one',
      claims: [...claims],
      at,
    })),
  );
}

async function add(name: string, of: readonly ReadText[]): Promise<string> {
  const database = join(folder, name, 'graph.grafeo');
  const graph = await openForWriting({ kind: 'embedded', database }, vocabulary, silent);
  const entries = readingsOf(of);
  const after = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  await settle(after, vocabulary, silent);
  const is = await digest(after.store);
  await after.store.close();
  return is;
}

async function keptIn(name: string): Promise<number> {
  const database = join(folder, name, 'graph.grafeo');
  const graph = await openForWriting({ kind: 'embedded', database }, vocabulary, silent);
  const stories = await openStories(graph.store, graph.record, vocabulary);
  await graph.store.close();
  return [...stories.entries()].length;
}

it('what was found of stories is there at the next opening, and the graph is that of one run', async () => {
  await add('runs', texts.slice(0, 66));
  expect(await keptIn('runs')).toBe(66);
  const inTwo = await add('runs', texts.slice(66));
  // Four more are not worth writing all anew.
  expect(await keptIn('runs')).toBe(66);
  expect(inTwo).toBe(await add('one', texts));
});

it('stories that were kept and damaged change nothing', async () => {
  await add('damaged', texts.slice(0, 66));
  writeFileSync(join(folder, 'damaged', 'journal', 'stories.kept'), 'not at all');
  expect(await keptIn('damaged')).toBe(0);
  expect(await add('damaged', texts.slice(66))).toBe(await add('sound', texts));
});

it('nothing of erased words stays beside the record', async () => {
  await add('erased', texts);
  const database = join(folder, 'erased', 'graph.grafeo');
  const graph = await openForWriting({ kind: 'embedded', database }, vocabulary, silent);
  expect(readdirSync(join(folder, 'erased', 'journal'))).toContain('stories.kept');
  const articleId = texts[0]?.articles[0]?.id ?? '';
  await retract(graph, { articleId, erase: true, at }, vocabulary, silent);
  const stories = await openStories(graph.store, { textOf: () => undefined }, vocabulary);
  expect([...stories.entries()].map(({ id }) => id)).not.toContain(texts[0]?.id);
  const { offences } = await verify(graph.store, vocabulary);
  expect(offences.filter(({ kind }) => kind !== 'claim')).toEqual([]);
  await graph.store.close();
});
