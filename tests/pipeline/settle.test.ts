import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import {
  type GraphRows,
  type GraphState,
  type GraphStore,
  type RecordEntry,
  textIdOf,
} from '../../src/model/index.ts';
import { type Emit, type OpenGraph, rebuild, restore, retract } from '../../src/pipeline/index.ts';
import { readLiveRecord } from '../../src/pipeline/live-record.ts';
import { recordLine } from '../../src/storage/index.ts';

const vocabulary = loadVocabulary();
let folder = '';
let warnings: string[] = [];
const emit: Emit = (event) => {
  if (event.type === 'warning') warnings.push(event.message);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-settle-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reading(id: string): RecordEntry {
  const text = `Words of ${id}.`;
  const textId = textIdOf(text);
  return {
    type: 'reading',
    article: { id, textId },
    text: { id: textId, text },
    extractor: 'test',
    claims: [],
    at: '2025-01-01T00:00:00.000Z',
  };
}

/** A store in memory beside which another writer adds an article, unseen, while the graph is replaced for the first time. */
async function sharedGraph(): Promise<OpenGraph> {
  let record: readonly RecordEntry[] = [reading('mine'), reading('second')];
  let rows: GraphRows = { nodes: [], relationships: [] };
  let state: GraphState = 'current';
  let others: readonly RecordEntry[] = [reading('theirs')];
  const unused = () => Promise.reject(new Error('not asked for here'));
  const store: GraphStore = {
    kind: 'neo4j',
    location: 'memory',
    get graphState() {
      return state;
    },
    position: unused,
    async *readRecord() {
      yield* record;
    },
    commit: unused,
    replaceGraph(next) {
      rows = next;
      state = others.length > 0 ? 'behind' : 'current';
      record = [...record, ...others];
      others = [];
      return Promise.resolve();
    },
    async replaceRecord(entries) {
      const kept: RecordEntry[] = [];
      for await (const entry of entries) kept.push(entry);
      record = kept;
      state = 'behind';
    },
    readGraph: () => Promise.resolve(rows),
    query: unused,
    close: () => Promise.resolve(),
  };
  return { store, record: await readLiveRecord(store.readRecord()) };
}

async function articlesOf({ store }: OpenGraph): Promise<readonly string[]> {
  const { nodes } = await store.readGraph();
  return nodes.flatMap(({ label, id }) => (label === 'Article' ? [id] : [])).sort();
}

describe('beside another writer', () => {
  it('rebuild folds what the other added meanwhile', async () => {
    const graph = await sharedGraph();
    expect((await rebuild(graph, vocabulary, emit)).texts).toBe(3);
    expect(await articlesOf(graph)).toEqual(['article:mine', 'article:second', 'article:theirs']);
  });

  it('restore does too, and says what it makes anew', async () => {
    const graph = await sharedGraph();
    const path = join(folder, 'record.jsonl');
    writeFileSync(
      path,
      [reading('mine'), reading('second')].map((entry) => `${recordLine(entry)}\n`).join(''),
    );
    const restored = await restore(graph, path, vocabulary, emit);
    expect(restored.record.hasArticle('theirs')).toBe(true);
    expect(await articlesOf(graph)).toContain('article:theirs');
    expect(warnings.join()).toContain('made anew');
  });

  it('erasing an article does too', async () => {
    const graph = await sharedGraph();
    await retract(graph, { articleId: 'mine', erase: true, at: '2025-01-02' }, vocabulary, emit);
    expect(await articlesOf(graph)).toEqual(['article:second', 'article:theirs']);
    expect(warnings.join()).toContain('made anew');
  });
});
