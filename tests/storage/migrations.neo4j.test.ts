import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/config/index.ts';
import type { GraphStore, Neo4jSettings } from '../../src/model/index.ts';
import { doctor } from '../../src/pipeline/index.ts';
import { schemaFiles } from '../../src/storage/cypher-files.ts';
import { digestOf, openStore } from '../../src/storage/index.ts';
import { connect } from '../../src/storage/neo4j/connect.ts';
import { bringUpToDate, readSchema, type SchemaReport } from '../../src/storage/neo4j/migrations.ts';
import { type Transactions, transactions } from '../../src/storage/neo4j/transactions.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';
import { additions, entries, sampleGraph } from './sample-graph.ts';

const files = schemaFiles('neo4j');
const latest = Math.max(...files.map(({ number }) => number));
const said: string[] = [];
const opened: { close(): Promise<unknown> }[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  // Others need not find what was broken here.
  await server.bare();
  await server.stop();
});
beforeEach(async () => {
  said.length = 0;
  await server.bare();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function settings(): Neo4jSettings {
  const { uri, user, password } = server;
  return { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}

async function open(changes: Partial<Neo4jSettings> = {}): Promise<GraphStore> {
  const store = await openStore(
    { ...settings(), ...changes },
    { onWarning: () => undefined, onProgress: (message) => said.push(message) },
  );
  opened.push(store);
  return store;
}

async function ask(cypher: string): Promise<readonly unknown[]> {
  const { records } = await server.admin.executeQuery(cypher);
  return records.map((record) => record.get(0));
}

/** Transactions as a store runs them; the statement at `cutAt`, counted from 1, is where the process ends. */
async function place(cutAt = Number.POSITIVE_INFINITY): Promise<Parameters<typeof bringUpToDate>[0]> {
  const driver = await connect(settings(), () => undefined);
  opened.push(driver);
  const onProgress = (message: string): void => {
    said.push(message);
  };
  const run = transactions(driver, {
    database: 'neo4j',
    location: 'the test server',
    outageMs: 1000,
    onProgress,
  });
  let written = 0;
  const write: Transactions['write'] = (work) => {
    written += 1;
    return written === cutAt ? Promise.reject(new Error('cut off')) : run.write(work);
  };
  return { location: 'the test server', ...run, write, onProgress };
}

/** A database as an earlier version left it: with the first migrations, our marker and a graph. */
async function older(upTo: number): Promise<void> {
  await bringUpToDate(
    await place(),
    files.filter(({ number }) => number <= upTo),
  );
  await ask(`CREATE (:Demarche {id: 'demarche', schemaVersion: 2, generation: 'first', position: 0,
    graphPosition: 0, rebuild: ''})`);
  await ask("CREATE (:State {id: 'state:IND', name: 'India'})");
}

async function schema(): Promise<SchemaReport> {
  return readSchema((await place()).read);
}

function amiss({ objects }: SchemaReport): readonly string[] {
  return objects.filter(({ state }) => state !== 'online').map(({ wanted }) => wanted.name);
}

describe('a new database', () => {
  it('gets every migration with the first write, filled when that returns, outside the graph and its digest', async () => {
    const store = await open();
    await store.replaceGraph(sampleGraph);
    const report = await schema();
    expect(report).toMatchObject({ version: latest, known: latest, pending: [] });
    expect(amiss(report)).toEqual([]);
    expect(await ask('MATCH (m:DemarcheMigration) RETURN m.name ORDER BY m.number')).toEqual(
      files.filter(({ number }) => number > 0).map(({ name }) => name),
    );
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    // A server on a busy machine may be waited for.
    expect(said.filter((words) => !words.startsWith('Waiting for Neo4j'))).toEqual([]);
  });

  it('is set up by two at once', async () => {
    const stores = [await open(), await open()];
    await Promise.allSettled(stores.map((store) => store.replaceGraph(sampleGraph)));
    expect(amiss(await schema())).toEqual([]);
    expect(await ask('MATCH (m:DemarcheMigration) RETURN count(m)')).toHaveLength(1);
    expect(digestOf(await (await open()).readGraph())).toBe(digestOf(sampleGraph));
  });
});

describe('an older database', () => {
  it.each([1, latest - 1])(
    'of version %i is migrated at opening, which says so and leaves the graph as it is',
    async (version) => {
      await older(version);
      expect((await schema()).version).toBe(version);
      const before = await ask('MATCH (n:State) RETURN properties(n)');
      const store = await open();
      expect(said[0]).toContain(`of version ${version}; bringing it to version ${latest}`);
      expect(amiss(await schema())).toEqual([]);
      expect(store.graphState).toBe('current');
      expect(await ask('MATCH (n:State) RETURN properties(n)')).toEqual(before);
      said.length = 0;
      await open();
      expect(said).toEqual([]);
    },
  );

  it('from before there were migrations has all of them recorded', async () => {
    await older(latest);
    await ask('MATCH (m:DemarcheMigration) DELETE m');
    await open();
    expect(await schema()).toMatchObject({ version: latest, pending: [] });
  });

  it('of another form of the graph waits for it to be made anew', async () => {
    await older(latest);
    await ask('MATCH (m:Demarche) SET m.schemaVersion = 1');
    const store = await open();
    expect(store.graphState).toBe('behind');
    expect(said.join('\n')).toContain('its form is 1');
    await store.replaceGraph(sampleGraph);
    expect((await open()).graphState).toBe('current');
  });

  it('is left as it is by who only reads', async () => {
    await older(1);
    const store = await open({ readOnly: true });
    expect((await schema()).version).toBe(1);
    await expect(store.replaceGraph(sampleGraph)).rejects.toMatchObject({ code: 'store/locked' });
    expect((await schema()).version).toBe(1);
  });
});

describe('a newer database', () => {
  it('is refused and not touched, with both versions and the remedy', async () => {
    await older(1);
    await ask(`CREATE (:DemarcheMigration {number: ${latest + 3}, name: 'later'})`);
    const refusal = open();
    await expect(refusal).rejects.toMatchObject({ code: 'store/newer' });
    await expect(refusal).rejects.toThrow(
      new RegExp(`version ${latest + 3}.*versions up to ${latest}.*Update demarche`),
    );
    expect(amiss(await schema()).length).toBeGreaterThan(0);
  });

  it('is refused where only the form of its graph is newer', async () => {
    await older(latest);
    await ask('MATCH (m:Demarche) SET m.schemaVersion = 99');
    await expect(open()).rejects.toThrow(/99; this one knows forms up to \d+.*Update demarche/);
  });

  it('is not written to by who opened it before', async () => {
    const store = await open();
    await store.replaceGraph(sampleGraph);
    await ask('MATCH (m:Demarche) SET m.schemaVersion = 99');
    await expect(store.commit(entries(0, 1), additions(sampleGraph))).rejects.toMatchObject({
      code: 'store/newer',
    });
    expect(await ask('MATCH (e:RecordEntry) RETURN e')).toEqual([]);
  });
});

describe('a migration that is cut off', () => {
  // Each is made by one write and recorded by the next; the ledger comes before them.
  it.each([1, 2, 3, 2 * latest, 2 * latest + 1])(
    'at write %i is gone on with by the next one',
    async (cutAt) => {
      await expect(bringUpToDate(await place(cutAt))).rejects.toThrow('cut off');
      const between = await schema();
      expect(between.pending.length).toBeGreaterThan(0);
      const numbers = (await ask('MATCH (m:DemarcheMigration) RETURN m.number ORDER BY m.number')).map(
        Number,
      );
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      // Not taken for somebody else's database, although it has no marker yet.
      const store = await open();
      await store.replaceGraph(sampleGraph);
      expect(amiss(await schema())).toEqual([]);
      expect(await schema()).toMatchObject({ version: latest, pending: [] });
    },
  );
});

describe('what was dropped behind our back', () => {
  const settled = (store: Neo4jSettings) => ({ store, runtime: 'auto', jobs: 1, vocabulary: '' }) as Settings;
  const schemaOf = async () =>
    (await doctor(settled(settings())))
      .filter(({ name }) => name === 'Schema')
      .map(({ ok, found }) => ({ ok, found }));

  it('is found by doctor, which touches nothing, and made again at the next opening', async () => {
    await (await open()).replaceGraph(sampleGraph);
    expect(await schemaOf()).toEqual([
      { ok: true, found: expect.stringContaining(`version ${latest} of ${latest}`) },
    ]);
    await ask('DROP INDEX demarche_quotes');
    await ask('DROP CONSTRAINT demarche_state_id');
    await ask('MATCH (m:DemarcheMigration {number: 2}) DELETE m');
    const found = await schemaOf();
    expect(found.every(({ ok }) => !ok)).toBe(true);
    expect(found.slice(1).map((one) => one.found)).toEqual([
      'migration 2-indexes was not applied',
      'constraint demarche_state_id is missing',
      'index demarche_quotes is missing',
    ]);
    expect(await schemaOf()).toEqual(found);
    await open();
    expect(said.join('\n')).toContain('index demarche_quotes is missing');
    expect(await schemaOf()).toHaveLength(1);
    await expect(ask("CREATE (:State {id: 'state:IND'})")).rejects.toThrow('already exists');
  });

  it('is said where data stand against it, and the graph is not written to', async () => {
    await (await open()).replaceGraph(sampleGraph);
    await ask('DROP CONSTRAINT demarche_state_id');
    await ask("CREATE (:State {id: 'state:IND', name: 'twice'})");
    const refusal = open();
    await expect(refusal).rejects.toMatchObject({ code: 'store/damaged' });
    await expect(refusal).rejects.toThrow(/cannot make demarche_state_id.*state:IND.*Correct or delete/s);
  });

  it('is made anew where its name stands for something else, and kept where another name stands for it', async () => {
    await (await open()).replaceGraph(sampleGraph);
    await ask('DROP INDEX demarche_deal_first');
    await ask('CREATE INDEX demarche_deal_first FOR (n:Deal) ON (n.name)');
    await ask('DROP INDEX demarche_deal_last');
    await ask('CREATE INDEX theirs FOR (n:Deal) ON (n.last)');
    await open();
    expect(amiss(await schema())).toEqual([]);
    expect(
      await ask(
        "SHOW INDEXES YIELD name, properties WHERE name STARTS WITH 'demarche_deal_f' RETURN properties[0]",
      ),
    ).toEqual(['first']);
    expect(await ask("SHOW INDEXES YIELD name WHERE name = 'demarche_deal_last' RETURN name")).toEqual([]);
  });
});
