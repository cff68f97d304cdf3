import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { type Claim, claimIdOf, type RecordEntry, sha256, textIdOf } from '../../src/model/index.ts';
import {
  digest,
  type Emit,
  explain,
  exportClaims,
  openForReading,
  openForWriting,
  query,
  rebuild,
  restore,
  retract,
  verify,
} from '../../src/pipeline/index.ts';
import { commit, type OpenGraph } from '../../src/pipeline/open-graph.ts';
import { entriesFor, type SampleReading, sampleReadings } from './sample-readings.ts';

const vocabulary = loadVocabulary();
const at = '2025-01-01T00:00:00.000Z';
const limits = { limit: 100, timeoutMs: 10_000 };
let samples: readonly SampleReading[] = [];
let folder = '';
let warnings: string[] = [];

const emit: Emit = (event) => {
  if (event.type === 'warning') warnings.push(event.message);
};
const settings = (name = 'graph.grafeo') => ({ kind: 'embedded', database: join(folder, name) }) as const;

beforeAll(async () => {
  samples = await sampleReadings(/s400-india/, 3);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-pipeline-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function added(graph: OpenGraph, entries: readonly RecordEntry[]) {
  return commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
}

async function filled(readings = samples, name?: string) {
  const graph = await openForWriting(settings(name), vocabulary, emit);
  let current = graph;
  for (const sample of readings) {
    current = await added(current, entriesFor(current.record, sample));
  }
  return current;
}

/** Fills a store, closes it and gives its digest. */
async function filledDigest(readings?: readonly SampleReading[], name?: string): Promise<string> {
  const { store } = await filled(readings, name);
  const sum = await digest(store);
  await store.close();
  return sum;
}

async function reopenedDigest(): Promise<string> {
  const store = await openForReading(settings(), vocabulary, emit);
  try {
    expect((await verify(store, vocabulary)).offences).toEqual([]);
    return await digest(store);
  } finally {
    await store.close();
  }
}

describe('pipeline over the embedded store', () => {
  it('makes the graph anew, and says so, when its file is gone', async () => {
    const before = await filledDigest();
    rmSync(settings().database);
    expect(await reopenedDigest()).toBe(before);
    expect(warnings.join()).toMatch(/missing: it is made anew from the record of 3 texts/);
  });

  it('makes the graph anew, and says so, when its file is damaged', async () => {
    const before = await filledDigest();
    writeFileSync(settings().database, 'not a graph');
    expect(await reopenedDigest()).toBe(before);
    expect(warnings.join()).toMatch(/cannot be read/);
    warnings = [];
    expect(await reopenedDigest()).toBe(before);
    expect(warnings).toEqual([]);
  });

  it('rebuilds to the same digest', async () => {
    const graph = await filled();
    const before = await digest(graph.store);
    expect((await rebuild(graph, vocabulary)).digest).toBe(before);
    await graph.store.close();
  });

  it('retracts an article as if it had never been ingested', async () => {
    const graph = await filled();
    const id = samples[0]?.article.id ?? '';
    expect(await retract(graph, { articleId: `article:${id}`, erase: false, at }, vocabulary, emit)).toBe(id);
    const after = await digest(graph.store);
    expect(readFileSync(join(folder, 'journal', 'record.jsonl'), 'utf8')).toContain(
      samples[0]?.article.text.slice(2, 50),
    );
    await graph.store.close();
    expect(after).toBe(await filledDigest(samples.slice(1), 'other.grafeo'));
  });

  it('erases the words of an article from the record', async () => {
    const graph = await filled();
    const id = samples[0]?.article.id ?? '';
    await retract(graph, { articleId: id, erase: true, at }, vocabulary, emit);
    const after = await digest(graph.store);
    await graph.store.close();
    expect(readFileSync(join(folder, 'journal', 'record.jsonl'), 'utf8')).not.toContain(id);
    expect(after).toBe(await filledDigest(samples.slice(1), 'other.grafeo'));
    expect(await reopenedDigest()).toBe(after);
  });

  it('refuses to retract what the record does not hold', async () => {
    const graph = await filled([]);
    await expect(
      retract(graph, { articleId: 'nobody', erase: false, at }, vocabulary, emit),
    ).rejects.toMatchObject({ code: 'subject/unknown' });
    await graph.store.close();
  });

  it('restores an exported record, and refuses a file that lacks claims', async () => {
    const full = await filled();
    const before = await digest(full.store);
    const lines: string[] = [];
    for await (const line of exportClaims(full.store)) lines.push(line);
    const whole = join(folder, 'whole.jsonl');
    const part = join(folder, 'part.jsonl');
    writeFileSync(whole, lines.join(''));
    writeFileSync(part, lines.slice(0, 1).join(''));
    await expect(restore(full, part, vocabulary)).rejects.toMatchObject({ code: 'store/conflict' });
    expect(await digest(full.store)).toBe(before);
    await full.store.close();

    const other = await openForWriting(settings('other.grafeo'), vocabulary, emit);
    await restore(other, whole, vocabulary, emit);
    expect(await digest(other.store)).toBe(before);
    expect(warnings.join()).toMatch(/made anew from the record of 3 texts/);
    await other.store.close();
  });

  it('finds what was changed behind its back', async () => {
    const { store } = await filled();
    const { nodes, relationships } = await store.readGraph();
    const sale = relationships.find(({ type }) => type === 'SELLS_ARMS_TO' || type === 'PROPOSES_ARMS_TO');
    expect(sale).toBeDefined();
    await store.replaceGraph({ nodes, relationships: relationships.filter((row) => row !== sale) });
    const { offences } = await verify(store, vocabulary);
    expect(offences.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['relationship', 'its claims make it, but it is missing'],
    ]);
    await store.close();
  });

  it('keeps a hostile name as data', async () => {
    const name = "'}) DETACH DELETE n //";
    const text = `${name} makes the S-400.`;
    const textId = textIdOf(text);
    const spanOf = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const bare = {
      kind: 'made_by',
      textId,
      roles: {
        subject: { type: 'WeaponSystem', surface: 'S-400', span: spanOf('S-400') },
        object: { type: 'Organization', surface: name, span: spanOf(name) },
      },
      polarity: 'asserted',
      modality: 'actual',
      confidence: 0.9,
      extractors: ['test'],
      evidence: [{ kind: 'words', textId, start: 0, end: text.length, quote: text, sha256: sha256(text) }],
    } as const;
    const claim: Claim = {
      ...bare,
      extractors: [...bare.extractors],
      evidence: [...bare.evidence],
      id: claimIdOf({ ...bare, evidence: [...bare.evidence], extractors: ['test'] }),
    };
    const graph = await openForWriting(settings(), vocabulary, emit);
    const size = (await graph.store.readGraph()).nodes.length;
    const entry = {
      type: 'reading',
      article: { id: name, textId, title: name },
      text: { id: textId, text },
      extractor: 'test',
      claims: [claim],
      at,
    } as const;
    const { store } = await added(graph, [{ ...entry, claims: [claim] }]);
    expect((await store.readGraph()).nodes.length).toBeGreaterThan(size);
    const found = await query(
      'MATCH (o:Organization) WHERE o.name CONTAINS $part RETURN o.name AS name',
      new Map([['part', 'DETACH']]),
      store,
      vocabulary,
      limits,
    );
    expect(found.rows.flat().join()).toContain('DETACH DELETE n');
    expect((await verify(store, vocabulary)).offences).toEqual([]);
    await store.close();
  });

  it('answers named queries by any name of a state, and explains an event by the beginning of its id', async () => {
    const { store } = await filled();
    const ask = (state: string) =>
      query('deals-of-state', new Map([['state', state]]), store, vocabulary, limits);
    const byName = await ask('India');
    expect(byName.rows.length).toBeGreaterThan(0);
    for (const other of ['IND', 'state:IND', 'New Delhi', 'indian']) expect(await ask(other)).toEqual(byName);
    await expect(ask('Indja')).rejects.toMatchObject({ code: 'subject/unknown' });
    await expect(query('deals-of-stat', new Map(), store, vocabulary, limits)).rejects.toMatchObject({
      code: 'query/unknown',
    });
    await expect(query('deals-of-state', new Map(), store, vocabulary, limits)).rejects.toMatchObject({
      code: 'settings/invalid',
    });
    const deal = String(byName.rows[0]?.[0]);
    const whole = await explain(store, deal);
    expect(whole).toContain('“');
    expect(await explain(store, deal.slice(0, -4))).toBe(whole);
    expect(await explain(store, deal.slice('deal:'.length))).toBe(whole);
    await store.close();
  });

  it('leaves no file behind when a store that is not there is read', async () => {
    const store = await openForReading(settings(), vocabulary, emit);
    const { nodes } = await store.readGraph();
    expect(nodes.some(({ id }) => id === 'state:IND')).toBe(true);
    await store.close();
    expect(() => readFileSync(settings().database)).toThrow();
  });
});
