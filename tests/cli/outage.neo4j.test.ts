import { setTimeout as wait } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addition, entities } from '../../bench/neo4j/rows.ts';
import type { RecordEntry } from '../../src/model/index.ts';
import { digestOf, openStore } from '../../src/storage/index.ts';
import { type KillableServer, killableServer } from '../helpers/killable-server.ts';
import { samplePaths } from '../pipeline/sample-readings.ts';
import { runCli, startCli, workingFolder } from './run-cli.ts';

let server: KillableServer;
beforeAll(async () => {
  server = await killableServer();
});
afterAll(() => server.remove());

/** Resolves when the record has more entries than it had, or `given` says that nobody writes any more. */
async function moreEntriesThan(before: number, given: () => boolean): Promise<number> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  try {
    for (;;) {
      const { records } = await driver.executeQuery('MATCH (e:RecordEntry) RETURN count(e) AS entries');
      const entries = Number(records[0]?.get('entries'));
      if (entries > before || given()) return entries;
      await wait(100);
    }
  } finally {
    await driver.close();
  }
}

describe('Neo4j that goes away', { timeout: 600_000 }, () => {
  it('holds the right graph after an ingest was killed, and the server under the next one', async () => {
    const inputs = samplePaths(/./, 40);
    const cwd = workingFolder();
    const { uri, user, password } = server;
    const env = {
      DEMARCHE_STORE: 'neo4j',
      NEO4J_URI: uri,
      NEO4J_USERNAME: user,
      NEO4J_PASSWORD: password,
    };
    /** Starts an ingest and resolves when it has committed more than there was. */
    const begin = async (before: number) => {
      const child = startCli(['ingest', ...inputs], { cwd, env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
        });
      }
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      onTestFinished(() => void child.kill('SIGKILL'));
      const entries = await moreEntriesThan(before, () => child.exitCode !== null);
      expect(child.exitCode, said).toBeNull();
      return { child, ended, entries, said: () => said };
    };

    const first = await begin(1);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await begin(await moreEntriesThan(0, () => false));
    await server.kill();
    await wait(2000);
    expect(second.child.exitCode).toBeNull();
    await server.start();
    expect(await second.ended, second.said()).toBe(0);
    expect(second.said()).toMatch(/has gone away\. Waiting up to 300 s/);
    expect(second.said()).toMatch(/answers again after \d+ s; going on/);
    const known = Number(/^known +(\d+)$/m.exec(second.said())?.[1]);
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(inputs.length);

    const embedded = workingFolder();
    await runCli(['ingest', ...inputs], { cwd: embedded });
    const [inDatabase, inFile] = [
      await runCli(['digest'], { cwd, env }),
      await runCli(['digest'], { cwd: embedded }),
    ];
    expect(inDatabase.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(inDatabase.stdout).toBe(inFile.stdout);
  });

  it('takes a commit in which the server was killed once, whole', async () => {
    const said: string[] = [];
    const { uri, user, password } = server;
    const store = await openStore(
      { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false },
      { onWarning: () => undefined, onProgress: (message) => said.push(message) },
    );
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
    expect(said.join('\n')).toMatch(/has gone away.*answers again/s);
    const after = {
      nodes: [...before.nodes, ...changes.upsertNodes],
      relationships: changes.upsertRelationships,
    };
    expect(digestOf(await store.readGraph())).toBe(digestOf(after));
    const record: RecordEntry[] = [];
    for await (const entry of store.readRecord()) record.push(entry);
    expect(record).toEqual(entries);
  });
});
