import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePorts, type RunningNeo4j, type StartOptions, startNeo4j } from '../../src/launcher/index.ts';

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

  it('stops within 20 s, and keeps data and password over a restart', async () => {
    const { password } = server;
    await ask(password, 'CREATE (:Kept {word: "kept"})');
    const begin = Date.now();
    await server.stop();
    expect(Date.now() - begin).toBeLessThan(20_000);
    await expect(fetch(server.browserUrl)).rejects.toThrow();
    server = await startNeo4j(options);
    expect(server.password).toBe(password);
    expect(await ask(password, 'MATCH (kept:Kept) RETURN kept.word')).toBe('kept');
  });
});
