import { afterAll, beforeAll, describe } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { StoreSettings } from '../../src/model/index.ts';
import { openForWriting, rebuild } from '../../src/pipeline/index.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { judgementContract } from '../contract/judgements.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';

const minutes = 60_000;
const vocabulary = loadVocabulary();
let server: TestServer;
let settings: StoreSettings;

beforeAll(async () => {
  server = await testServer();
  await server.empty();
  const { uri, user, password } = server;
  settings = { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false };
}, 5 * minutes);
afterAll(() => server.stop());

describe('judgements in Neo4j', { timeout: 5 * minutes }, () => {
  judgementContract({
    /** Takes the articles out and leaves the reference layer, which is long in writing. */
    async empty() {
      const graph = await openForWriting(settings, vocabulary, () => undefined);
      await graph.store.replaceRecord([]);
      await rebuild({ ...graph, record: emptyRecord }, vocabulary);
      await graph.store.close();
      return settings;
    },
  });
});
