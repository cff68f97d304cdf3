import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../src/storage/index.ts';
import { growingGraphContract } from '../contract/growing-graph.ts';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

growingGraphContract(async () => {
  await server.empty();
  const { uri, user, password } = server;
  return openStore(
    { kind: 'neo4j', uri, user, password, database: 'neo4j', adopt: false },
    { onWarning: () => undefined, onProgress: () => undefined },
  );
});
