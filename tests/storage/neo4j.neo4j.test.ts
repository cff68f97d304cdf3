import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fullScans } from '../../bench/queries/full-scans.ts';
import type { GraphStore, Neo4jSettings, RecordEntry } from '../../src/model/index.ts';
import { digestOf, namedQueries, openStore } from '../../src/storage/index.ts';
import { cypherLiteral } from '../../src/storage/scene.ts';
import { graphStoreContract, parametersOf } from '../contract/graph-store.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';
import { randomGraph } from './random-graph.ts';
import { additions, entries, noChanges, node, sampleGraph } from './sample-graph.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const stores = new Set<GraphStore>();
afterEach(async () => {
  for (const store of stores) await store.close();
  stores.clear();
});

const progress: string[] = [];

function connect(changes: Partial<Neo4jSettings> = {}): Promise<GraphStore> {
  const { uri, user, password } = server;
  return openStore(
    { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false, ...changes },
    { onWarning: () => undefined, onProgress: (message) => progress.push(message) },
  );
}

/** A store that is closed after its test. */
async function open(changes: Partial<Neo4jSettings> = {}): Promise<GraphStore> {
  const store = await connect(changes);
  stores.add(store);
  return store;
}

/** The whole schema is set up once; emptying the data is enough between most tests. */
async function fresh(): Promise<GraphStore> {
  await server.admin.executeQuery('MATCH (n) DETACH DELETE n');
  return connect();
}

async function recordOf(store: GraphStore): Promise<readonly RecordEntry[]> {
  const found: RecordEntry[] = [];
  for await (const entry of store.readRecord()) found.push(entry);
  return found;
}

async function ask(cypher: string): Promise<readonly unknown[]> {
  const { records } = await server.admin.executeQuery(cypher);
  return records.map((record) => record.get(0));
}

describe('contract', () => {
  graphStoreContract({ fresh, reopen: () => connect() });
});

describe('both stores', () => {
  it('have one digest for the same rows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-both-'));
    const embedded = await openStore(
      { kind: 'embedded', database: join(folder, 'graph.grafeo') },
      { onWarning: () => undefined },
    );
    await server.empty();
    const database = await open();
    for (const store of [embedded, database]) await store.replaceGraph(sampleGraph);
    const digests = [embedded, database].map(async (store) => digestOf(await store.readGraph()));
    const [first, second] = await Promise.all(digests);
    expect(first).toBe(second);
    expect(first).toBe(digestOf(sampleGraph));
    await embedded.close();
    rmSync(folder, { recursive: true });
  });

  it.each([1, 2, 3])('give one answer to every named query (graph %i)', async (seed) => {
    const rows = randomGraph(seed);
    const folder = mkdtempSync(join(tmpdir(), 'demarche-both-'));
    const embedded = await openStore(
      { kind: 'embedded', database: join(folder, 'graph.grafeo') },
      { onWarning: () => undefined },
    );
    const database = await fresh();
    stores.add(database);
    for (const store of [embedded, database]) await store.replaceGraph(rows);
    let found = 0;
    for (const { name, text } of namedQueries()) {
      const answers = [embedded, database].map((store) =>
        store.query(text, parametersOf(name), { limit: 10_000, timeoutMs: 20_000 }),
      );
      const [first, second] = await Promise.all(answers);
      expect(first, name).toEqual(second);
      found += first?.rows.length ?? 0;
    }
    expect(found).toBeGreaterThan(100);
    await embedded.close();
    rmSync(folder, { recursive: true });
  });
});

describe('named queries', () => {
  it('read a label or a type whole only where they say why', async () => {
    const store = await fresh();
    stores.add(store);
    await store.replaceGraph(randomGraph(1));
    await server.admin.executeQuery('CALL db.awaitIndexes(60)');
    for (const { name, text, readsAll } of namedQueries()) {
      const { summary } = await server.admin.executeQuery(`EXPLAIN ${text}`, parametersOf(name));
      const scans = summary.plan === false ? ['no plan'] : fullScans(summary.plan);
      expect(readsAll === undefined ? scans : [], name).toEqual([]);
    }
  });
});

describe('scenes', () => {
  it.each([
    "'",
    "\\'",
    "it's \\ \\\\ \\u0027 \\\\u0027 \\uu0027 \\n",
    '\\u0027}) DETACH DELETE n //',
    '`"→😀',
  ])('keep %j a string', async (value) => {
    expect(await ask(`RETURN ${cypherLiteral(value)}`)).toEqual([value]);
  });
});

describe('opening', () => {
  it('writes nothing', async () => {
    await server.bare();
    const store = await open();
    expect(store.graphState).toBe('missing');
    expect(await recordOf(store)).toEqual([]);
    expect(await ask('MATCH (n) RETURN n')).toEqual([]);
    expect(await ask("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN type")).toEqual([]);
  });

  it('says that the password is wrong', async () => {
    const refusal = open({ password: 'not-the-password' });
    await expect(refusal).rejects.toMatchObject({ code: 'store/auth' });
    await expect(refusal).rejects.toThrow('NEO4J_PASSWORD');
  });

  it('waits for a server that is down no longer than it was told, and says so', async () => {
    const port = await closedPort();
    progress.length = 0;
    const began = Date.now();
    await expect(open({ uri: `bolt://127.0.0.1:${port}`, waitMs: 1500 })).rejects.toMatchObject({
      code: 'store/unreachable',
      retriable: true,
    });
    expect(Date.now() - began).toBeLessThan(8000);
    expect(progress).toEqual([`Waiting up to 2 s for Neo4j at bolt://127.0.0.1:${port} to answer.`]);
  });

  it('refuses an address that is none and a database that is not there', async () => {
    await expect(open({ uri: 'localhost:7687' })).rejects.toMatchObject({ code: 'settings/invalid' });
    await expect(open({ database: 'nowhere', waitMs: 1000 })).rejects.toMatchObject({
      code: 'store/unreachable',
    });
  });

  it('refuses a database of a later version', async () => {
    await server.empty();
    await ask("CREATE (:Demarche {id: 'demarche', schemaVersion: 99})");
    await expect(open()).rejects.toMatchObject({ code: 'store/newer' });
  });
});

describe("somebody else's database", () => {
  const foreign = "CREATE (:Person {name: 'Keanu'})-[:ACTED_IN]->(:Movie {id: 'm1', title: 'The Matrix'})";
  const theirs = "MATCH (n) WHERE n:Movie OR n.name = 'Keanu' RETURN properties(n) ORDER BY n.title";

  it('is not touched', async () => {
    await server.bare();
    await ask(foreign);
    const refusal = open();
    await expect(refusal).rejects.toMatchObject({ code: 'store/foreign' });
    await expect(refusal).rejects.toThrow('--adopt');
    expect(await ask('MATCH (n) RETURN n')).toHaveLength(2);
    expect(await ask('SHOW CONSTRAINTS')).toEqual([]);
  });

  it('keeps its data beside ours when it is adopted', async () => {
    await server.empty();
    await ask(foreign);
    const before = await ask(theirs);
    const store = await open({ adopt: true });
    await store.replaceGraph({ nodes: [], relationships: [] });
    await store.commit(entries(0, 2), additions(sampleGraph));
    expect(digestOf(await store.readGraph())).toBe(digestOf(sampleGraph));
    await store.replaceGraph({ nodes: [node('state:IND', 'India')], relationships: [] });
    await store.replaceRecord([]);
    expect(await ask(theirs)).toEqual(before);
    const again = await open();
    expect(again.graphState).toBe('behind');
  });

  it('is not adopted when its nodes could be taken for ours', async () => {
    await server.empty();
    await ask("CREATE (:Person {id: 'p1', name: 'Keanu'})");
    await expect(open({ adopt: true })).rejects.toMatchObject({ code: 'store/foreign' });
  });

  it('is noticed when it became one after opening', async () => {
    await server.empty();
    const store = await open();
    await ask(foreign);
    await expect(store.replaceGraph(sampleGraph)).rejects.toMatchObject({ code: 'store/foreign' });
    expect(await ask('MATCH (n) RETURN n')).toHaveLength(2);
  });
});

describe('two writers', () => {
  it('lose no entry, and leave the graph to be replaced', async () => {
    const first = await fresh();
    stores.add(first);
    await first.replaceGraph({ nodes: [], relationships: [] });
    const second = await open();
    expect(second.graphState).toBe('current');
    const pakistan = { ...noChanges, upsertNodes: [node('state:PAK', 'Pakistan')] };
    await Promise.all([
      ...[0, 1, 2, 3].map((at) => first.commit(entries(at, at + 1), pakistan)),
      ...[4, 5, 6, 7].map((at) => second.commit(entries(at, at + 1), noChanges)),
    ]);
    const record = await recordOf(second);
    expect(record.map((entry) => JSON.stringify(entry)).sort()).toEqual(
      entries(0, 8).map((entry) => JSON.stringify(entry)),
    );
    expect((await open()).graphState).toBe('behind');
    expect([first.graphState, second.graphState]).toContain('behind');
    await second.replaceGraph(sampleGraph);
    expect(second.graphState).toBe('current');
    expect((await open()).graphState).toBe('current');
    await first.commit(entries(8, 9), pakistan);
    expect(first.graphState).toBe('behind');
    expect(digestOf(await second.readGraph())).toBe(digestOf(sampleGraph));
  });

  it('do not rebuild over each other', async () => {
    const first = await fresh();
    stores.add(first);
    await first.replaceGraph({ nodes: [], relationships: [] });
    const second = await open();
    const results = await Promise.allSettled([
      first.replaceGraph(sampleGraph),
      second.replaceGraph(sampleGraph),
    ]);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'store/conflict' });
    }
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    const after = await open();
    expect(after.graphState).toBe('current');
    expect(digestOf(await after.readGraph())).toBe(digestOf(sampleGraph));
  });
});

describe('two that replace the record', () => {
  /** Entries of which the last wait until `gate` opens, after `reached` has been told that the first were taken. */
  async function* halting(
    all: readonly RecordEntry[],
    reached: () => void,
    gate: Promise<unknown>,
  ): AsyncGenerator<RecordEntry> {
    yield* all.slice(0, 250);
    reached();
    await gate;
    yield* all.slice(250);
  }

  const generations = () => ask('MATCH (e:RecordEntry) RETURN DISTINCT e.generation');

  async function twoStores(): Promise<readonly [GraphStore, GraphStore]> {
    const first = await fresh();
    stores.add(first);
    await first.replaceGraph({ nodes: [], relationships: [] });
    await first.commit(entries(0, 450), noChanges);
    return [first, await open()];
  }

  it('leave one whole record, whoever is first', async () => {
    const [first, second] = await twoStores();
    const begun = signal();
    const joined = signal();
    const ended = signal();
    const one = first.replaceRecord(halting(entries(0, 300), begun.give, joined.given));
    await begun.given;
    const other = second.replaceRecord(halting(entries(100, 400), joined.give, ended.given));
    await one.finally(ended.give);
    await expect(other).rejects.toMatchObject({ code: 'store/conflict', retriable: true });
    expect(await recordOf(first)).toEqual(entries(0, 300));
    expect(await recordOf(second)).toEqual(entries(0, 300));
    expect(await generations()).toHaveLength(1);
    await second.replaceRecord(entries(100, 400));
    expect(await recordOf(first)).toEqual(entries(100, 400));
    expect(await generations()).toHaveLength(1);
  });

  it('lose nothing that another appended after the record was read', async () => {
    const [first, second] = await twoStores();
    const read = await recordOf(second);
    await first.commit(entries(450, 451), noChanges);
    const refusal = second.replaceRecord(read.slice(1));
    await expect(refusal).rejects.toMatchObject({ code: 'store/conflict', retriable: true });
    expect(await generations()).toHaveLength(1);
    expect(await recordOf(second)).toEqual(entries(0, 451));
    await second.replaceRecord(entries(1, 451));
    expect(await recordOf(first)).toEqual(entries(1, 451));
  });

  it('do not take a commit without entries for having read the record', async () => {
    const [first, second] = await twoStores();
    await first.commit(entries(450, 451), noChanges);
    await second.commit([], { ...noChanges, upsertNodes: [node('state:PAK', 'Pakistan')] });
    expect(second.graphState).toBe('behind');
    await expect(second.replaceRecord([])).rejects.toMatchObject({ code: 'store/conflict' });
    expect(await recordOf(first)).toEqual(entries(0, 451));
  });

  it('never make a record with holes the current one', async () => {
    const [first] = await twoStores();
    async function* disturbed(): AsyncGenerator<RecordEntry> {
      yield* entries(0, 250);
      await ask(
        'MATCH (m:Demarche), (e:RecordEntry {position: 7}) WHERE e.generation <> m.generation DELETE e RETURN 1',
      );
      yield* entries(250, 300);
    }
    await expect(first.replaceRecord(disturbed())).rejects.toMatchObject({
      code: 'store/conflict',
      retriable: true,
    });
    expect(await recordOf(first)).toEqual(entries(0, 450));
    expect(await generations()).toHaveLength(1);
  });

  it('leave nothing of a source that fails, or of one that was cut off long ago', async () => {
    const [first] = await twoStores();
    async function* failing(): AsyncGenerator<RecordEntry> {
      yield* entries(0, 250);
      throw new Error('no more');
    }
    await expect(first.replaceRecord(failing())).rejects.toThrow('no more');
    expect(await generations()).toHaveLength(1);
    await ask("CREATE (:RecordEntry {id: 'x:0', generation: 'x', position: 0, json: '{}'}) RETURN 1");
    await first.replaceRecord(entries(0, 1));
    expect(await generations()).toHaveLength(1);
    expect(await recordOf(first)).toEqual(entries(0, 1));
  });

  it('are noticed by who reads meanwhile', async () => {
    const [first, second] = await twoStores();
    const reading = second.readRecord()[Symbol.asyncIterator]();
    await reading.next();
    await first.replaceRecord(entries(0, 1));
    const rest = (async () => {
      while ((await reading.next()).done !== true);
    })();
    await expect(rest).rejects.toMatchObject({ code: 'store/conflict', retriable: true });
  });

  it('and a lost entry is named, not left out', async () => {
    const [first] = await twoStores();
    await ask('MATCH (e:RecordEntry {position: 321}) DELETE e RETURN 1');
    const reading = recordOf(first);
    await expect(reading).rejects.toMatchObject({ code: 'store/damaged' });
    await expect(reading).rejects.toThrow('RecordEntry 321');
  });
});

describe('schema', () => {
  it('makes every id unique, and finds names and quotes by their words', async () => {
    await server.empty();
    const store = await open();
    await store.replaceGraph(sampleGraph);
    await expect(ask("CREATE (:State {id: 'state:IND'})")).rejects.toThrow('already exists');
    await ask('CALL db.awaitIndexes(60)');
    const search = (index: string, words: string) =>
      store.query(
        'CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id AS id ORDER BY id',
        { index, words },
        { limit: 10, timeoutMs: 20_000 },
      );
    expect((await search('demarche_names', 'bharat')).rows).toEqual([['state:IND']]);
    expect((await search('demarche_quotes', 'billion')).rows).toEqual([['passage:1'], ['passage:2']]);
  });
});

/** A promise that is kept by calling `give`. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
