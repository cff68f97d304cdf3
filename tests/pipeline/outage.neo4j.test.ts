import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addition, entities } from '../../bench/neo4j/rows.ts';
import type { GraphStore, RecordEntry, StoreSettings } from '../../src/model/index.ts';
import { digestOf, openStore } from '../../src/storage/index.ts';
import type { Ingesting, Told } from '../fixtures/ingesting.ts';
import { type KillableServer, killableServer } from '../helpers/killable-server.ts';
import { samplePaths } from './sample-readings.ts';

let server: KillableServer;
beforeAll(async () => {
  server = await killableServer();
});
afterAll(() => server.remove());

function database(): StoreSettings {
  const { uri, user, password } = server;
  return { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}

interface Child {
  readonly process: ChildProcess;
  /** Resolves after its next commit; rejects when it ends before. */
  readonly committed: Promise<void>;
  readonly ended: Promise<number | null>;
  readonly said: readonly string[];
}

function startIngest(order: Ingesting): Child {
  const path = fileURLToPath(new URL('../fixtures/ingesting.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(order)], { execArgv: ['--import', 'tsx'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const committed = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      // The fixture sends nothing else.
      const { event, words } = message as Told;
      if (event === 'committed') resolve();
      else said.push(words);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said.join('\n')}`)));
  });
  committed.catch(() => undefined);
  return { process: child, committed, ended, said };
}

async function recordOf(store: GraphStore): Promise<readonly RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for await (const entry of store.readRecord()) entries.push(entry);
  return entries;
}

/** Digest of what a store holds, and the texts of its record in order. */
async function heldBy(
  settings: StoreSettings,
): Promise<{ readonly digest: string; readonly texts: readonly string[] }> {
  const store = await openStore(settings, { onWarning: () => undefined });
  try {
    expect(store.graphState).toBe('current');
    const texts = (await recordOf(store)).flatMap((entry) =>
      entry.type === 'reading' ? [entry.text.id] : [],
    );
    return { digest: digestOf(await store.readGraph()), texts };
  } finally {
    await store.close();
  }
}

/** A server that is back within half a minute is waited for by the driver, a later one by us; either is said. */
const waits =
  /Waiting for Neo4j at |has gone away\. Waiting up to 300 s.*answers again after \d+ s; going on/s;

describe('Neo4j that goes away', { timeout: 400_000 }, () => {
  it('holds the right graph after an ingest was killed, and the server under the next one', async () => {
    const inputs = samplePaths(/s400|f35/, 12);
    const first = startIngest({ store: database(), inputs });
    await first.committed;
    first.process.kill('SIGKILL');
    await first.ended;

    const second = startIngest({ store: database(), inputs });
    await second.committed;
    await server.kill();
    await wait(2000);
    expect(second.process.exitCode).toBeNull();
    await server.start();
    expect(await second.ended, second.said.join('\n')).toBe(0);
    expect(second.said.join('\n')).toMatch(waits);

    const folder = mkdtempSync(join(tmpdir(), 'demarche-outage-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const embedded: StoreSettings = { kind: 'embedded', database: join(folder, 'graph.grafeo') };
    expect(await startIngest({ store: embedded, inputs }).ended).toBe(0);
    const [inDatabase, inFile] = [await heldBy(database()), await heldBy(embedded)];
    expect(inDatabase.texts).toEqual(inFile.texts);
    expect(inDatabase.digest).toBe(inFile.digest);
  });

  it('takes a commit in which the server was killed once, whole', async () => {
    const said: string[] = [];
    const store = await openStore(database(), {
      onWarning: () => undefined,
      onProgress: (message) => said.push(message),
    });
    onTestFinished(() => store.close());
    await store.replaceRecord([]);
    const before = { nodes: entities('a').upsertNodes, relationships: [] };
    await store.replaceGraph(before);
    const { entries, changes } = addition('a', 0, 400);
    const committed = store.commit(entries, changes);
    await wait(400);
    await server.kill();
    await server.start();
    await committed;
    expect(said.join('\n')).toMatch(waits);
    const after = {
      nodes: [...before.nodes, ...changes.upsertNodes],
      relationships: changes.upsertRelationships,
    };
    expect(digestOf(await store.readGraph())).toBe(digestOf(after));
    expect(await recordOf(store)).toEqual(entries);
  });
});
