import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../helpers/neo4j-server.ts';
import { sending, storyPage, webServer } from '../helpers/web-server.ts';
import { runCli, workingFolder } from './run-cli.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const fixture = (name: string) => join(import.meta.dirname, '..', 'registers', 'fixtures', name);

it('registers, lists of sanctions and feeds come to one graph on both stores', async () => {
  const sentence = 'Russia signed a contract with India for five regiments of the S-400 on 5 October 2018.';
  const feed = '<rss version="2.0"><channel><title>O</title><item><link>/a</link></item></channel></rss>';
  const outlet = await webServer({
    '/feed': sending(feed, { 'content-type': 'application/rss+xml' }),
    '/a': storyPage('S-400', sentence),
  });
  const { uri, user, password } = server;
  const stores = [
    {},
    { DEMARCHE_STORE: 'neo4j', NEO4J_URI: uri, NEO4J_USERNAME: user, NEO4J_PASSWORD: password },
  ].map((env) => ({ cwd: workingFolder(), env }));
  const digests = new Set<string>();
  for (const [args, code] of [
    // One row of it has no recipient, and is refused.
    [['ingest', '--format', 'register', fixture('trade-register.csv')], 1],
    [['ingest', '--format', 'sanctions', fixture('un.xml')], 0],
    [['watch', '--once', '--allow-private', '--fetch-delay', '0', `${outlet.origin}/feed`], 0],
  ] as const) {
    const found: string[] = [];
    for (const store of stores) {
      const ended = await runCli(args, store);
      expect(ended.code, ended.stderr).toBe(code);
      found.push((await runCli(['digest'], store)).stdout);
    }
    expect(found[0], args.join(' ')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(found[1], args.join(' ')).toBe(found[0]);
    digests.add(found[0] ?? '');
  }
  // Each of them has added to the graph.
  expect(digests.size).toBe(3);
});
