import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordEntry } from '../../src/model/index.ts';
import {
  digest,
  type IngestOptions,
  ingest,
  openForWriting,
  openStages,
  type PipelineEvent,
  type RelevanceFilter,
  retract,
  type Stages,
} from '../../src/pipeline/index.ts';

const deal =
  'MOSCOW, 5 October 2018 - Russia signed a $5.43 billion contract with India for five S-400 systems.';
const cake =
  'PARIS, 5 October 2018 - A baker in Lyon has made a cake that is as tall as a bus. Children ate it.';

let stages: Stages;
let folder = '';
let inputs: readonly string[] = [];

/** Skips what does not name the system. */
function filter(version = 'relevance:1'): RelevanceFilter {
  return {
    version,
    judge: (text) => ({ score: text.includes('S-400') ? 0.9 : 0.1, isRelevant: text.includes('S-400') }),
  };
}

beforeAll(async () => {
  stages = await openStages({ runtime: 'auto', jobs: 1 });
});
afterAll(() => stages.encoder.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-skip-'));
  const path = join(folder, 'articles.jsonl');
  const lines = [
    { id: 'deal', text: deal },
    { id: 'cake', title: 'A tall cake', text: cake },
  ];
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  inputs = [path];
  return () => rmSync(folder, { recursive: true, force: true });
});

const open = (name: string) =>
  openForWriting({ kind: 'embedded', database: join(folder, name) }, stages.vocabulary, () => undefined);

async function run(name: string, more: Partial<IngestOptions>) {
  const graph = await open(name);
  const told: PipelineEvent[] = [];
  const now = () => new Date('2025-01-01T00:00:00Z');
  const summary = await ingest(inputs, graph, stages, {
    format: 'auto',
    emit: (event) => told.push(event),
    now,
    ...more,
  });
  const entries: RecordEntry[] = [];
  for await (const entry of graph.store.readRecord()) entries.push(entry);
  const found = { summary, told, entries, digest: await digest(graph.store) };
  await graph.store.close();
  return found;
}

const skips = (entries: readonly RecordEntry[]) => entries.filter(({ type }) => type === 'skip');

describe('ingest with a relevance filter', () => {
  it('records what it skips without its text, tells it and counts it', async () => {
    const { summary, told, entries } = await run('one', { relevance: filter() });
    expect(summary).toMatchObject({ read: 2, new: 1, skipped: 1, refused: 0 });
    expect(told).toContainEqual({ type: 'skipped', id: 'cake', title: 'A tall cake', score: 0.1 });
    expect(skips(entries)).toMatchObject([{ article: { id: 'cake' }, score: 0.1, by: 'relevance:1' }]);
    expect(JSON.stringify(entries)).not.toContain('tall as a bus');
  });

  it('read again, adds nothing; another filter says its own', async () => {
    await run('one', { relevance: filter() });
    const again = await run('one', { relevance: filter() });
    expect(again.summary).toMatchObject({ known: 1, skipped: 1 });
    expect(skips(again.entries)).toHaveLength(1);
    const other = await run('one', { relevance: filter('relevance:2') });
    expect(skips(other.entries)).toHaveLength(2);
  });

  it('without a filter reads what was skipped, and the graph is the same as if it had been read at once', async () => {
    await run('one', { relevance: filter() });
    const later = await run('one', {});
    expect(later.summary).toMatchObject({ known: 1, new: 1, skipped: 0 });
    expect(later.digest).toBe((await run('all', {})).digest);
    expect((await run('one', { relevance: filter() })).summary).toMatchObject({ known: 2, skipped: 0 });
  });

  it('forgets a skipped article that is erased', async () => {
    await run('one', { relevance: filter() });
    const graph = await open('one');
    await retract(
      graph,
      { articleId: 'cake', erase: true, at: '2025-01-02' },
      stages.vocabulary,
      () => undefined,
    );
    const left: RecordEntry[] = [];
    for await (const entry of graph.store.readRecord()) left.push(entry);
    await graph.store.close();
    expect(skips(left)).toEqual([]);
    expect(left.some(({ type }) => type === 'reading')).toBe(true);
  });
});
