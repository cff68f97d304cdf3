import { afterAll, beforeAll, describe } from 'vitest';
import { openForWriting } from '../../src/pipeline/index.ts';
import { storiesContract } from '../contract/stories.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';

const minutes = 60_000;
const vocabulary = leanVocabulary();
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 5 * minutes);
afterAll(() => server.stop());

describe('stories in Neo4j', () => {
  storiesContract(async () => {
    await server.empty();
    const { uri, user, password } = server;
    const settings = { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false } as const;
    return openForWriting(settings, vocabulary, () => undefined);
  });
});
