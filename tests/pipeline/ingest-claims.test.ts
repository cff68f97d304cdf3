import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Judgement, RecordEntry } from '../../src/model/index.ts';
import {
  digest,
  exportClaims,
  ingestClaims,
  type OpenGraph,
  openForWriting,
  type PipelineEvent,
} from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { recordLine } from '../../src/storage/index.ts';
import { entriesFor, type SampleReading, sampleReadings } from './sample-readings.ts';

const vocabulary = loadVocabulary();
const judgement: Judgement = {
  type: 'judgement',
  left: 'weapon:s-300',
  right: 'weapon:s-400',
  decision: 'different',
  by: 'bea',
  reasons: [],
  at: '2025-01-02T00:00:00.000Z',
};
let samples: readonly SampleReading[] = [];
let folder = '';
let events: PipelineEvent[] = [];
const open: OpenGraph[] = [];

beforeAll(async () => {
  samples = await sampleReadings(/s400-india/, 3);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-claims-'));
  events = [];
});
afterEach(async () => {
  for (const { store } of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function store(name: string, readings: readonly SampleReading[] = []): Promise<OpenGraph> {
  let graph = await openForWriting(
    { kind: 'embedded', database: join(folder, `${name}.grafeo`) },
    vocabulary,
    () => undefined,
  );
  open.push(graph);
  for (const sample of readings) graph = await added(graph, entriesFor(graph.record, sample));
  return graph;
}

function added(graph: OpenGraph, entries: readonly RecordEntry[]): Promise<OpenGraph> {
  return commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
}

async function exported(graph: OpenGraph, name: string): Promise<string> {
  const path = join(folder, `${name}.jsonl`);
  const lines: string[] = [];
  for await (const line of exportClaims(graph.store)) lines.push(line);
  writeFileSync(path, lines.join(''));
  return path;
}

const nothing = (async function* () {})();
const take = (graph: OpenGraph, ...paths: readonly string[]) =>
  ingestClaims(paths, graph, vocabulary, { emit: (event) => events.push(event), stdin: nothing });
const refusals = () =>
  events.flatMap((event) =>
    event.type === 'refused' ? [`${event.refusal.position}: ${event.refusal.reason}`] : [],
  );

describe('claims that were exported', { timeout: 60_000 }, () => {
  it('make an equal graph in an empty store, and add nothing when they come again', async () => {
    const full = await added(await store('full', samples), [
      judgement,
      { type: 'retraction', articleId: samples[2]?.article.id ?? '', erase: false, at: judgement.at },
    ]);
    const path = await exported(full, 'full');
    const other = await store('other');
    expect(await take(other, path)).toMatchObject({ read: 5, added: 5, known: 0, refused: 0 });
    expect(await digest(other.store)).toBe(await digest(full.store));
    await other.store.close();
    open.pop();

    const again = await store('other');
    expect(await take(again, path)).toMatchObject({ read: 5, added: 0, known: 5 });
    expect(await digest(again.store)).toBe(await digest(full.store));
  });

  it('of two stores make the graph of all their articles', async () => {
    const whole = await store('whole', samples);
    const left = await store('left', samples.slice(0, 2));
    const right = await exported(await store('right', samples.slice(1)), 'right');
    expect(await take(left, right)).toMatchObject({ read: 2, added: 1, known: 1, refused: 0 });
    expect(await digest(left.store)).toBe(await digest(whole.store));
  });

  it('are refused where they cannot show their words, each with its line, and the rest is taken', async () => {
    const [first, second] = await Promise.all(
      samples.map(async (sample) => entriesFor((await store(sample.article.id)).record, sample)[0]),
    );
    if (first?.type !== 'reading' || second?.type !== 'reading') throw new Error('no readings');
    const [claim, ...claims] = first.claims;
    if (claim === undefined) throw new Error('no claims');
    const evidence = claim.evidence.map((each) =>
      'quote' in each ? { ...each, quote: `${each.quote}.` } : each,
    );
    const path = join(folder, 'mended.jsonl');
    const lines = [
      { ...first, claims: [{ ...claim, evidence }, ...claims] },
      { ...second, text: { ...second.text, text: `${second.text.text} Or so it is said.` } },
      { type: 'printing', article: { id: 'elsewhere', textId: 'text:unknown' }, at: judgement.at },
    ].map((entry) => recordLine(entry as RecordEntry));
    writeFileSync(path, `${lines.join('\n')}\n{"type": "reading"\n\n${recordLine(second)}`);
    const graph = await store('graph');
    expect(await take(graph, path, join(folder, 'missing.jsonl'))).toMatchObject({
      added: 1,
      refused: 5,
      claims: second.claims.length,
    });
    const told = refusals();
    expect(told[0]).toMatch(/^line 1: claim:\w+: /);
    expect(told[1]).toMatch(/^line 2: The text of .* is not the one that its id/);
    expect(told[2]).toMatch(/^line 3: elsewhere prints text:unknown/);
    expect(told[3]).toMatch(/^line 4: Line 4 is not JSON/);
    expect(told[4]).toMatch(/cannot be read/);
  });
});
