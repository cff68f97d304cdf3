import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore } from '../../src/model/index.ts';
import {
  digest,
  explain,
  influenceText,
  ingest,
  openForReading,
  openForWriting,
  openInTime,
  query,
  rebuild,
  report,
  retract,
  type Stages,
  takeSnapshot,
  verify,
} from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { pressure, relation, role, told, transfer } from '../resolution/fixtures/build.ts';
import { entriesOf, recordedAt, reprinted } from './hand-made-entries.ts';

const vocabulary = leanVocabulary();
const silent = () => undefined;
const limits = { limit: 100, timeoutMs: 20_000 };
const s400 = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function settings(name: string) {
  return { kind: 'embedded', database: join(folder, name, 'graph.grafeo') } as const;
}

const texts = [
  told('2016-10-16', [transfer({ ...s400, status: 'planned' })], 'Russia and India agreed on the S-400.'),
  reprinted(
    told('2018-10-06', [transfer({ ...s400, status: 'signed' })], 'Russia and India signed for the S-400.'),
    ['https://reprint.example/1', '2020-02-03'],
  ),
  told(
    '2021-12-07',
    [transfer({ ...s400, status: 'delivering' }), pressure({ by: 'US', on: 'India', action: 'threaten' })],
    'The S-400 arrives. The US threatens India.',
  ),
  told(
    '2022',
    [relation('member_of', role('State', 'India'), role('Alliance', 'Quad'))],
    'India is of the Quad.',
  ),
];

/** A filled store, open for reading. */
async function filled(name = 'whole'): Promise<GraphStore> {
  const graph = await openForWriting(settings(name), vocabulary, silent);
  const entries = entriesOf(texts);
  await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  await graph.store.close();
  return openForReading(settings(name), vocabulary, silent);
}

function taken(store: GraphStore, asOf: string, name = 'then') {
  return takeSnapshot(store, vocabulary, { asOf, target: settings(name), at: recordedAt, emit: silent });
}

/** Rows that do not follow from the record. The claims made by hand do not point into their texts. */
async function strayRows(store: GraphStore) {
  const { offences } = await verify(store, vocabulary);
  return offences.filter(({ kind }) => kind !== 'claim');
}

describe('a view of a store at a time', () => {
  it('answers report, influence, explain and query as known then, and leaves the store alone', async () => {
    const store = await filled();
    const before = await digest(store);
    const view = await openInTime(store, vocabulary, { asOf: '2018' });
    const notes = ['As known by 2018-12-31.'];
    const dossier = await report(view, vocabulary, ['India'], { format: 'md', notes });
    expect(dossier).toContain('As known by 2018-12-31.');
    expect(dossier).toMatch(/Russia → India: S-400 \| signed/);
    expect(dossier).not.toMatch(/2021|2020|reprint\.example/);
    const asked = await query('deals-of-state', new Map([['state', 'India']]), view, vocabulary, limits);
    expect(asked.rows).toHaveLength(1);
    expect(await explain(view, String(asked.rows[0]?.[0]))).toMatch(/status: signed/);
    const question = { analysis: 'pressure', subjects: ['India'] } as const;
    const options = { format: 'table', explain: false, seed: 1, resamples: 0, minSources: 1 } as const;
    expect(await influenceText(view, vocabulary, question, options)).not.toContain('2021');
    expect(await influenceText(store, vocabulary, question, options)).toContain('2021');
    await view.close();
    expect(await digest(store)).toBe(before);
    await store.close();
  });

  it('takes a period, alone and of what was known by a date', async () => {
    const store = await filled();
    const statusIn = async (scope: Parameters<typeof openInTime>[2]) => {
      const view = await openInTime(store, vocabulary, scope);
      const { rows } = await view.query('MATCH (d:Deal) RETURN d.status AS status', {}, limits);
      await view.close();
      return rows.flat();
    };
    expect(await statusIn({ during: { from: '2016', to: '2016' } })).toEqual(['planned']);
    expect(await statusIn({ during: { from: '2017' } })).toEqual(['delivering']);
    expect(await statusIn({ asOf: '2019', during: { from: '2017' } })).toEqual(['signed']);
    expect(await statusIn({ asOf: '2019', during: { from: '2019' } })).toEqual([]);
    await store.close();
  });

  it('can be read by nobody who writes', async () => {
    const store = await filled();
    const view = await openInTime(store, vocabulary, { asOf: '2018' });
    await expect(view.replaceRecord([])).rejects.toMatchObject({ code: 'store/locked' });
    await expect(view.query('CREATE (:State {id: "x"})', {}, limits)).rejects.toMatchObject({
      code: 'query/not-read-only',
    });
    await view.close();
    await store.close();
  });

  it('is the store itself where no time is asked for', async () => {
    const store = await filled();
    expect(await openInTime(store, vocabulary, {})).toBe(store);
    await store.close();
  });
});

describe('a snapshot', () => {
  it('is a store with a record of its own, which verifies, rebuilds and answers as the view does', async () => {
    const store = await filled();
    const view = await openInTime(store, vocabulary, { asOf: '2018-10' });
    const summary = await taken(store, '2018-10');
    expect(summary.texts).toBe(2);
    expect(summary.digest).toBe(await digest(view));
    await store.close();

    const journal = readFileSync(join(folder, 'then', 'journal', 'record.jsonl'), 'utf8');
    expect(journal).not.toMatch(/reprint|arrives/);
    const copy = await openForReading(settings('then'), vocabulary, silent);
    expect(copy.graphState).toBe('current');
    expect(await digest(copy)).toBe(summary.digest);
    expect(await strayRows(copy)).toEqual([]);
    await copy.close();
    rmSync(settings('then').database);
    const graph = await openForWriting(settings('then'), vocabulary, silent);
    expect((await rebuild(graph, vocabulary)).digest).toBe(summary.digest);
    const redrawn = await rebuild(graph, vocabulary, silent, { minConfidence: 0.5, at: recordedAt });
    expect(redrawn.digest).toBe(summary.digest);
    await graph.store.close();
  });

  it('takes no further articles, and still lets one be taken back', async () => {
    const store = await filled();
    await taken(store, '2018');
    await store.close();
    const graph = await openForWriting(settings('then'), vocabulary, silent);
    const options = { format: 'auto', emit: silent, now: () => new Date(0), stdin: process.stdin } as const;
    // It is refused before any stage is asked for.
    const stages = { vocabulary } as unknown as Stages;
    const refusal = ingest([join(folder, 'a.txt')], graph, stages, options);
    await expect(refusal).rejects.toMatchObject({ code: 'store/snapshot' });
    await expect(refusal).rejects.toThrow(/snapshot as of 2018/);
    const [article] = texts[0]?.articles ?? [];
    await retract(graph, { articleId: article?.id ?? '', erase: true, at: recordedAt }, vocabulary, silent);
    await graph.store.close();
    const again = await openForReading(settings('then'), vocabulary, silent);
    expect((await verify(again, vocabulary)).texts).toBe(1);
    expect(await strayRows(again)).toEqual([]);
    await again.close();
  });

  it('is not written into a store that has a record, which stays as it is', async () => {
    const store = await filled();
    const other = await filled('other');
    const before = await digest(other);
    await other.close();
    await expect(taken(store, '2018', 'other')).rejects.toMatchObject({ code: 'store/conflict' });
    const after = await openForReading(settings('other'), vocabulary, silent);
    expect(await digest(after)).toBe(before);
    await after.close();
    await store.close();
  });

  it('of a snapshot may be earlier, not later; what fails leaves no file', async () => {
    const store = await filled();
    await taken(store, '2018');
    await store.close();
    const then = await openForReading(settings('then'), vocabulary, silent);
    expect((await taken(then, '2017', 'earlier')).texts).toBe(1);
    await expect(taken(then, '2021', 'later')).rejects.toMatchObject({ code: 'settings/invalid' });
    expect(existsSync(join(folder, 'later'))).toBe(false);
    await then.close();
  });
});
