import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordEntry } from '../../src/model/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { builtCli } from '../cli/build-cli.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';
import { digestIn, type TwinStores, twinStores } from '../helpers/twin-stores.ts';
import { entriesFor, sampleReadings } from '../pipeline/sample-readings.ts';
import { call, connected } from './connect.ts';

/** Articles of the demo: deals, threats, sanctions, a waiver and refusals, over a few states. */
const told = /s400|f35|f16|eurofighter|t129/;
let server: TestServer;
let stores: TwinStores;

beforeAll(async () => {
  server = await testServer();
  let record = emptyRecord;
  const entries: RecordEntry[] = [];
  for (const reading of await sampleReadings(told, 100)) {
    const found = entriesFor(record, reading);
    record = record.with(found);
    entries.push(...found);
  }
  stores = await twinStores(entries, server);
});
afterAll(async () => {
  stores?.remove();
  await server.stop();
});

/** An assistant on each store: the embedded one, and the server. */
async function both(...flags: readonly string[]): Promise<readonly [Client, Client]> {
  const started = (env: Readonly<Record<string, string>>) =>
    connected(
      new StdioClientTransport({
        command: process.execPath,
        args: [builtCli, 'mcp', ...flags],
        cwd: stores.folder,
        stderr: 'ignore',
        env: { ...getDefaultEnvironment(), ...env },
      }),
    );
  return [await started({ DEMARCHE_STORE: 'embedded' }), await started(stores.environment)];
}

/** An answer but for the number of its cursor, which is made up anew each time. */
function withoutCursor({ text, isError }: Awaited<ReturnType<typeof call>>) {
  return { text: text.replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'cursor'), isError };
}

const india = { parameters: { state: 'India' } };
const asked: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
  ['run_query', { name: 'deals-of-state', ...india }, /S-400/],
  ['run_query', { name: 'deals-of-state', ...india, asOf: '2018-10-05' }, /S-400/],
  [
    'run_cypher',
    {
      cypher:
        'MATCH (d:Deal)-[:BUYER]->(s:State) RETURN d.id AS deal, s.name AS buyer, d.first AS first ORDER BY deal',
    },
    /"buyer"/,
  ],
  ['find', { name: 'Ankara' }, /state:TUR/],
  ['report', { subject: 'India' }, /S-400/],
  ['report', { subject: 'Turkey', other: 'United States', unsure: true }, /F-35/],
  ['influence', { analysis: 'pressure', subjects: ['Turkey'] }, /United States/],
  ['influence', { analysis: 'leverage', subjects: ['India'], item: 'S-400' }, /S-400/],
  ['influence', { analysis: 'rank' }, /United States/],
  ['explain', { id: 'SELLS_ARMS_TO state:RUS state:TUR' }, /S-400/],
  ['ask', { question: 'who presses Turkey over the S-400?' }, /state:USA|United States/],
];

describe('demarche mcp on Neo4j', { timeout: 300_000 }, () => {
  it('answers as on the embedded store, with the same words', async () => {
    const [embedded, neo4j] = await both();
    for (const [tool, given, holds] of asked) {
      const about = `${tool} ${JSON.stringify(given)}`;
      const [expected, found] = [await call(embedded, tool, given), await call(neo4j, tool, given)];
      expect(found.text, about).toMatch(holds);
      expect(withoutCursor(found), about).toEqual({ ...withoutCursor(expected), isError: false });
    }
    const uri = 'demarche://dossier/state%3ATUR';
    const [dossier] = (await neo4j.readResource({ uri })).contents;
    expect(dossier).toMatchObject({ text: expect.stringContaining('S-400') });
    expect(await neo4j.readResource({ uri })).toEqual(await embedded.readResource({ uri }));
    expect(await neo4j.listResources()).toEqual(await embedded.listResources());
  });

  it('refuses to write, whatever the words', async () => {
    const [, neo4j] = await both();
    const before = await digestIn(stores.neo4j);
    for (const cypher of [
      'MATCH (s:State) DETACH DELETE s',
      'MATCH (s:State) SET s.name = "x" RETURN s.name',
      "CALL apoc.cypher.doIt('MATCH (n) DETACH DELETE n', {}) YIELD value RETURN value",
      'CALL db.createLabel("Spy")',
      'CREATE (n:State {id: "state:XXX"}) RETURN n',
    ]) {
      const refused = await call(neo4j, 'run_cypher', { cypher });
      expect(refused, cypher).toMatchObject({ isError: true, text: expect.stringContaining('query/') });
    }
    const { tools } = await neo4j.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('ingest');
    expect(await call(neo4j, 'ingest', { paths: ['.'] })).toMatchObject({ isError: true });
    expect(await digestIn(stores.neo4j)).toBe(before);
  });

  it('reads articles in, once, and comes to the same graph', async () => {
    const clients = await both('--allow-write');
    const text = {
      text: 'WARSAW, 3 May 2021 – Poland signed a contract with the United States on Monday to buy 250 Abrams tanks, the Polish defence ministry said. The contract is worth $1.1bn.',
      url: 'https://example.org/abrams',
      published: '2021-05-03',
    };
    for (const client of clients) {
      const first = JSON.parse((await call(client, 'ingest', { text })).text);
      expect(first).toMatchObject({ read: 1, added: 1, refused: 0 });
      const again = JSON.parse((await call(client, 'ingest', { text })).text);
      expect(again).toMatchObject({ read: 1, added: 0, known: 1 });
      const { text: deals } = await call(client, 'run_query', {
        name: 'deals-of-state',
        parameters: { state: 'Poland' },
      });
      expect(deals).toContain('Poland signed a contract with the United States');
      expect(await call(client, 'ingest', { paths: [join('..', 'x')] })).toMatchObject({ isError: true });
    }
    // The embedded store's file is let go a moment after the last call.
    await Promise.all(clients.map((client) => client.close()));
    expect(await digestIn(stores.neo4j)).toBe(await digestIn(stores.embedded));
  });
});
