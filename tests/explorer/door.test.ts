import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningExplorer, serveExplorer } from '../../src/explorer/index.ts';
import { sampleSource } from './sample-source.ts';

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const folder = mkdtempSync(join(tmpdir(), 'demarche-explore-'));
const source = sampleSource();
let running: RunningExplorer;
let origin: URL;
let cookie = '';

/** As a program sends it: any path, any header. */
function send(path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> {
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: origin.hostname,
        port: origin.port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers,
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        reply.on('end', () => done({ status: reply.statusCode ?? 0, body: text, headers: reply.headers }));
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}

beforeAll(async () => {
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  running = await serveExplorer(source, { page: join(folder, 'page'), port: 0 });
  origin = new URL(running.address);
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the door', () => {
  it('listens on the loopback address alone', () => {
    expect(origin.hostname).toBe('127.0.0.1');
  });

  it('lets nobody in without the cookie, and no wrong ticket', async () => {
    for (const path of ['/', '/api/start', '/assets/main.js', '/dossier?id=state:IND', '/?ticket=wrong']) {
      expect((await send(path)).status, path).toBe(403);
    }
  });

  it('takes the ticket once, for a cookie that scripts and other sites do not get, and out of the address', async () => {
    const ticket = origin.pathname + origin.search;
    const first = await send(ticket);
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
    const [set = ''] = [first.headers['set-cookie']].flat();
    expect(set).toMatch(/; HttpOnly/);
    expect(set).toMatch(/; SameSite=Strict/);
    cookie = set.split(';')[0] ?? '';
    expect((await send(ticket)).status).toBe(403);
    expect((await send(ticket, { cookie })).status).toBe(303);
    expect((await send('/', { cookie })).body).toContain('<title>page</title>');
  });

  it('refuses another host, another origin, and writing without an origin', async () => {
    const own = origin.origin;
    const decision = JSON.stringify({ kind: 'entity', left: 'a', right: 'b', decision: 'same' });
    expect((await send('/api/start', { cookie, host: 'evil.example' })).status).toBe(403);
    expect((await send('/api/start', { cookie, host: `evil.example:${origin.port}` })).status).toBe(403);
    expect((await send('/api/start', { cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await send('/api/start', { cookie, origin: 'null' })).status).toBe(403);
    expect((await send('/api/review', { cookie }, decision)).status).toBe(403);
    expect((await send('/api/review', { cookie, origin: 'https://evil.example' }, decision)).status).toBe(
      403,
    );
    expect(source.judged).toEqual([]);
    expect((await send('/api/review', { cookie, origin: own }, decision)).status).toBe(200);
    expect(source.judged).toHaveLength(1);
    expect((await send('/api/start', { cookie, host: `localhost:${origin.port}` })).status).toBe(200);
  });

  it('gives nothing that lies beside the page', async () => {
    for (const path of [
      '/../secret.html',
      '/assets/../../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
      '//etc/passwd',
      '/\\..\\secret.html',
    ]) {
      const reply = await send(path, { cookie });
      expect([400, 404], path).toContain(reply.status);
      expect(reply.body, path).not.toContain('secret');
    }
  });

  it('sends a policy without unsafe words with every answer, refusals too', async () => {
    for (const reply of [
      await send('/', { cookie }),
      await send('/'),
      await send('/api/start', { cookie }),
    ]) {
      const policy = String(reply.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toMatch(/https?:/);
      expect(reply.headers['x-content-type-options']).toBe('nosniff');
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    }
    const dossier = await send('/dossier?id=state:IND', { cookie });
    expect(dossier.headers['content-security-policy']).toMatch(
      /style-src 'sha256-[\w+/=]+'; style-src-attr 'unsafe-inline'; script-src 'sha256-[\w+/=]+'; img-src data:/,
    );
  });

  it('refuses Cypher that writes, and says so', async () => {
    const own = origin.origin;
    const asked = (words: string) => send('/api/query', { cookie, origin: own }, JSON.stringify({ words }));
    expect(await asked('CREATE (n)')).toMatchObject({
      status: 400,
      body: expect.stringContaining('query/not-read-only'),
    });
    const { body } = await asked('MATCH (s:State) RETURN s.name');
    expect(JSON.parse(body).piece.nodes.map(({ id }: { id: string }) => id)).toEqual([
      'state:RUS',
      'state:TUR',
    ]);
  });

  it('answers what is wrong with a request in words', async () => {
    expect(await send('/api/map?confidence=2', { cookie })).toMatchObject({
      status: 400,
      body: expect.stringContaining('confidence'),
    });
    expect(await send('/api/map?from=yesterday', { cookie })).toMatchObject({
      status: 400,
      body: expect.stringContaining('from'),
    });
    expect((await send('/api/describe?id=state:XXX', { cookie })).status).toBe(404);
    expect((await send('/api/neighbours', { cookie })).status).toBe(400);
    const broken = await send('/api/query', { cookie, origin: origin.origin }, '{');
    expect(broken).toMatchObject({ status: 400, body: expect.stringContaining('JSON') });
  });

  it('says which port is taken', async () => {
    await expect(
      serveExplorer(source, { page: join(folder, 'page'), port: Number(origin.port) }),
    ).rejects.toMatchObject({ code: 'launcher/port', message: expect.stringContaining(origin.port) });
    await expect(serveExplorer(source, { page: folder, port: 0 })).rejects.toMatchObject({ code: 'defect' });
  });
});
