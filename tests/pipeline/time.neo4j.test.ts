import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore, Neo4jSettings } from '../../src/model/index.ts';
import {
  digest,
  openForReading,
  openForWriting,
  openInTime,
  refuseSnapshot,
  takeSnapshot,
  verify,
} from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { openStore } from '../../src/storage/index.ts';
import { retractionContract } from '../contract/retraction.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';
import { told, transfer } from '../resolution/fixtures/build.ts';
import { entriesOf, recordedAt } from './hand-made-entries.ts';

const vocabulary = leanVocabulary();
const silent = () => undefined;
const limits = { limit: 10, timeoutMs: 20_000 };
const stores = new Set<GraphStore>();
let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const store of stores) await store.close();
  stores.clear();
});

function settings(): Neo4jSettings {
  const { uri, user, password } = server;
  return { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}

function kept(store: GraphStore): GraphStore {
  stores.add(store);
  return store;
}

/** Rows that do not follow from the record. The claims made by hand do not point into their texts. */
async function strayRows(store: GraphStore) {
  const { offences } = await verify(store, vocabulary);
  return offences.filter(({ kind }) => kind !== 'claim');
}

describe('retraction from Neo4j', { timeout: 300_000 }, () => {
  retractionContract(async () => {
    await server.empty();
    return kept(await openStore(settings(), { onWarning: silent }));
  }, 3);
});

describe('a snapshot between the stores', { timeout: 300_000 }, () => {
  const deal = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;
  const entries = entriesOf([
    told('2018-10-06', [transfer({ ...deal, status: 'signed' })], 'Russia and India signed.'),
    told('2021-12-07', [transfer({ ...deal, status: 'delivering' })], 'The S-400 arrives.'),
  ]);
  const statuses = async (store: GraphStore) =>
    (await store.query('MATCH (d:Deal) RETURN d.status AS status', {}, limits)).rows.flat();

  it('is the same graph on both, and neither takes further articles', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-snapshot-'));
    const embedded = (name: string) => ({ kind: 'embedded', database: join(folder, name) }) as const;
    const whole = await openForWriting(embedded('whole.grafeo'), vocabulary, silent);
    await commit(whole, { entries, record: whole.record.with(entries) }, vocabulary);
    await server.empty();
    const options = { asOf: '2018', at: recordedAt, emit: silent } as const;
    const taken = await takeSnapshot(whole.store, vocabulary, { ...options, target: settings() });
    await whole.store.close();

    const inNeo4j = kept(await openForReading(settings(), vocabulary, silent));
    expect(inNeo4j.graphState).toBe('current');
    expect(await digest(inNeo4j)).toBe(taken.digest);
    expect(await strayRows(inNeo4j)).toEqual([]);
    expect(await statuses(inNeo4j)).toEqual(['signed']);
    await expect(takeSnapshot(inNeo4j, vocabulary, { ...options, target: settings() })).rejects.toMatchObject(
      { code: 'store/conflict' },
    );

    const view = await openInTime(inNeo4j, vocabulary, { asOf: '2018-10' });
    expect(await statuses(view)).toEqual(['signed']);
    await view.close();
    const back = embedded('back.grafeo');
    expect((await takeSnapshot(inNeo4j, vocabulary, { ...options, target: back })).digest).toBe(taken.digest);
    for (const target of [settings(), back]) {
      const graph = await openForWriting(target, vocabulary, silent);
      expect(() => refuseSnapshot(graph)).toThrow(/snapshot as of 2018/);
      await graph.store.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
