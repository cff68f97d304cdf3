import { afterAll, beforeAll, describe } from 'vitest';
import { openForWriting } from '../../src/pipeline/index.ts';
import { registersContract, registersVocabulary } from '../contract/registers.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';

const minutes = 60_000;
const vocabulary = registersVocabulary();
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 5 * minutes);
afterAll(() => server.stop());

describe('registers in Neo4j', () => {
  registersContract(async () => {
    await server.empty();
    const { uri, user, password } = server;
    const settings = { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false } as const;
    return openForWriting(settings, vocabulary, () => undefined);
  });
});
