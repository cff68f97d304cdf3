import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findFreePorts } from '../../src/launcher/index.ts';
import { type PageServer, servePages } from '../../src/launcher/serve-pages.ts';

const reader = 'http://localhost:7474';
const page = { name: 'style.grass', type: 'text/plain; charset=utf-8', text: "node { caption: 'ä'; }" };

async function serving(preferredPort?: number): Promise<PageServer> {
  const [free = 0] = await findFreePorts(1);
  const server = await servePages([page], { preferredPort: preferredPort ?? free, readers: [reader] });
  onTestFinished(() => server.stop());
  return server;
}

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Unlike `fetch`, sends any Host and Origin. */
function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const host = headers['host'] ?? `localhost:${port}`;
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: { ...headers, host } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      },
    );
    asked.on('error', reject).end();
  });
}

describe('the pages for Neo4j Browser', () => {
  it('are given to the Browser and to whoever opens their address', async () => {
    const { port } = await serving();
    for (const headers of [{}, { origin: reader }]) {
      const { status, headers: given, text } = await ask(port, '/style.grass?x=1', headers);
      expect({ status, text }).toEqual({ status: 200, text: page.text });
      expect(given['content-type']).toBe(page.type);
    }
    const { headers } = await ask(port, '/style.grass', { origin: reader });
    expect(headers['access-control-allow-origin']).toBe(reader);
    const { status, headers: allowed } = await ask(port, '/style.grass', { origin: reader }, 'OPTIONS');
    expect(status).toBe(204);
    expect(allowed['access-control-allow-origin']).toBe(reader);
    expect((await ask(port, '/style.grass', {}, 'HEAD')).text).toBe('');
  });

  it.each([
    ['a page of another origin', { origin: 'https://example.org' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['another program on this machine', { origin: 'http://localhost:3000' }, 403],
    ['a name that was made to lead here', { host: 'example.org:7475' }, 421],
    ['the right name with another port', { host: 'localhost:1' }, 421],
  ])('are refused to %s', async (_, headers, status) => {
    const { port } = await serving();
    for (const method of ['GET', 'OPTIONS']) {
      const reply = await ask(port, '/style.grass', headers, method);
      expect(reply.status).toBe(status);
      expect(reply.text).toBe('');
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('are all there is, and can only be read', async () => {
    const { port } = await serving();
    for (const path of [
      '/',
      '/style',
      '/../style.grass',
      '/%2e%2e/etc/passwd',
      '//style.grass',
      '/guide.html',
    ]) {
      expect((await ask(port, path)).status, path).toBe(404);
    }
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(port, '/style.grass', {}, method)).status, method).toBe(405);
    }
  });

  it('are on another port when the preferred one is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    onTestFinished(() => void holder.close());
    const address = holder.address();
    const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { port } = await serving(taken);
    expect(port).not.toBe(taken);
    expect((await ask(port, '/style.grass')).status).toBe(200);
  });
});
