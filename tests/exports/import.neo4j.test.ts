import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePorts, type RunningNeo4j, startNeo4j } from '../../src/launcher/index.ts';
import type { RecordEntry } from '../../src/model/index.ts';
import { digest, exportGraph, openForReading, openForWriting } from '../../src/pipeline/index.ts';
import { commit } from '../../src/pipeline/open-graph.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { entriesOf } from '../pipeline/hand-made-entries.ts';
import { pressure, told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = leanVocabulary();
const hostile = 'Russia "signed", with \u001Eseparators, a line\r\nbreak, ünïcödé and 🚀; semicolons;;.';
const texts = [
  told(
    '2018-10-05',
    [transfer({ seller: 'Russia', buyer: 'India', item: 'S-400', status: 'signed', value: [5.43e9, 'USD'] })],
    hostile,
  ),
  told('2018-10-06', [pressure({ by: 'US', on: 'India', action: 'threaten' })], 'The US threatens India.'),
];
const folder = mkdtempSync(join(tmpdir(), 'demarche-import-'));
let server: RunningNeo4j | undefined;
let sum = '';
let entries: readonly RecordEntry[] = [];

const cacheFolder = process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche');
const start = async (importFrom: string) => {
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  const onProgress = (message: string) => console.error(message);
  const home = join(folder, 'home');
  return startNeo4j({ home, cacheFolder, boltPort, httpPort, heap: '384m', importFrom, onProgress });
};

beforeAll(async () => {
  const graph = await openForWriting(
    { kind: 'embedded', database: join(folder, 'graph.grafeo') },
    vocabulary,
    () => undefined,
  );
  entries = entriesOf(texts);
  const { store } = await commit(graph, { entries, record: graph.record.with(entries) }, vocabulary);
  sum = await digest(store);
  mkdirSync(join(folder, 'import'));
  for (const { name, chunks } of (await exportGraph(store, 'neo4j-import', 'all')).files) {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    writeFileSync(join(folder, 'import', name), text);
  }
  await store.close();
  server = await start(join(folder, 'import'));
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a database imported from an export', () => {
  it('holds the same graph and the same record, and is taken for its own', async () => {
    const warnings: string[] = [];
    const store = await openForReading(
      {
        kind: 'neo4j',
        uri: server?.boltUri ?? '',
        user: server?.username ?? '',
        password: server?.password ?? '',
        database: 'neo4j',
        adopt: false,
      },
      vocabulary,
      (event) => {
        if (event.type === 'warning') warnings.push(event.message);
      },
    );
    try {
      expect(store.graphState).toBe('current');
      expect(await digest(store)).toBe(sum);
      const record: RecordEntry[] = [];
      for await (const entry of store.readRecord()) record.push(entry);
      expect(record.filter(({ type }) => type === 'reading')).toEqual(entries);
      expect(warnings).toEqual([]);
    } finally {
      await store.close();
    }
  });

  it('is not imported over, nor made from a folder without an export', async () => {
    await server?.stop();
    await expect(start(join(folder, 'import'))).rejects.toThrow(/holds a database already/);
    await expect(start(folder)).rejects.toThrow(/holds no import\.args/);
  });
});
