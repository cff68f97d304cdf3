import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findFreePorts,
  type RunningNeo4j,
  type StartOptions,
  serverStatus,
  startNeo4j,
  stopServer,
} from '../../src/launcher/index.ts';

const hello = 'RETURN "hello"';
const home = mkdtempSync(join(tmpdir(), 'demarche neo4j ä-'));
let options: StartOptions;
let server: RunningNeo4j;

/** Runs one statement as the server's user with this password, and returns the first value. */
async function ask(password: string, statement: string): Promise<unknown> {
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.username, password), {
    maxTransactionRetryTime: 1000,
    connectionAcquisitionTimeout: 5000,
  });
  try {
    const { records } = await driver.executeQuery(statement);
    return records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

beforeAll(async () => {
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  options = {
    home,
    cacheFolder: join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'demarche'),
    boltPort,
    httpPort,
    heap: '384m',
    onProgress: () => {},
  };
  server = await startNeo4j(options);
});

afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('a real server', () => {
  it('serves Neo4j Browser', async () => {
    const page = await fetch(server.browserUrl);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Neo4j Browser');
  });

  it('lets in whoever has the password, and nobody else', async () => {
    expect(await ask(server.password, hello)).toBe('hello');
    await expect(ask('neo4j', hello)).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    });
    await expect(ask('a-wrong-password', hello)).rejects.toMatchObject({
      code: 'Neo.ClientError.Security.Unauthorized',
    });
  });

  it('closes its folder to other accounts', () => {
    expect(statSync(home).mode & 0o077).toBe(0);
    expect(statSync(server.passwordFile).mode & 0o777).toBe(0o600);
  });

  it('makes a second one on the same port fail within 3 s', async () => {
    const begin = Date.now();
    const second = startNeo4j({ ...options, home: `${home}-second` });
    await expect(second).rejects.toMatchObject({ code: 'launcher/port' });
    expect(Date.now() - begin).toBeLessThan(3000);
  });

  it('makes a second one on the same home fail', async () => {
    await expect(startNeo4j(options)).rejects.toMatchObject({
      code: 'launcher/failed',
      message: expect.stringContaining(String(server.pid)),
    });
  });

  it('is told of, with its addresses and the time of its start', async () => {
    const status = await serverStatus(home);
    expect(status).toMatchObject({
      state: 'running',
      pid: server.pid,
      boltPort: options.boltPort,
      httpPort: options.httpPort,
      version: '5.26.30',
      plugins: [],
    });
    if (status.state !== 'running') return;
    expect(Date.now() - Date.parse(status.startedAt)).toBeLessThan(300_000);
  });

  it('can be stopped from elsewhere, and starts with plugins that reach no further than they may', async () => {
    const { password } = server;
    expect((await stopServer(home))?.pid).toBe(server.pid);
    expect([0, 143]).toContain(await server.exited);
    expect(await serverStatus(home)).toEqual({ state: 'stopped' });
    server = await startNeo4j({ ...options, plugins: ['apoc', 'gds'], permissions: ['files'] });
    expect(await serverStatus(home)).toMatchObject({ state: 'running', plugins: ['apoc', 'gds'] });
    expect(await ask(password, 'RETURN apoc.version()')).toBe('5.26.19');
    expect(await ask(password, 'RETURN gds.version()')).toBe('2.13.9');
    await ask(password, "CREATE (:Kept {word: 'kept'})-[:LIKES]->(:Kept {word: 'liked'})");
    await ask(password, "CALL gds.graph.project('kept', 'Kept', 'LIKES')");
    expect(await ask(password, "CALL gds.pageRank.stream('kept') YIELD score RETURN count(score) > 1")).toBe(
      true,
    );
    expect(await ask(password, 'CALL apoc.meta.stats() YIELD labelCount RETURN labelCount > 0')).toBe(true);
    const load = (address: string): Promise<unknown> =>
      ask(password, `CALL apoc.load.json('${address}') YIELD value RETURN value.word`);
    writeFileSync(join(home, 'import', 'word.json'), '{"word": "read"}');
    expect(await load('word.json')).toBe('read');
    writeFileSync(join(home, 'secret.json'), '{"word": "secret"}');
    await expect(load('../secret.json')).rejects.toThrow();
    await expect(load(`file://${join(home, 'secret.json')}`)).rejects.toThrow();
    await expect(load(`http://127.0.0.1:${options.httpPort}/`)).rejects.toThrow(/block|allow/i);
    await expect(ask(password, 'CALL apoc.trigger.list()')).rejects.toThrow(/no procedure/);
  });

  it('stops within 20 s, and keeps data and password over a restart', async () => {
    const { password } = server;
    await ask(password, 'CREATE (:Once {word: "kept"})');
    const begin = Date.now();
    await server.stop();
    expect(Date.now() - begin).toBeLessThan(20_000);
    await expect(fetch(server.browserUrl)).rejects.toThrow();
    server = await startNeo4j(options);
    expect(server.password).toBe(password);
    expect(await ask(password, 'MATCH (kept:Once) RETURN kept.word')).toBe('kept');
  });
});
