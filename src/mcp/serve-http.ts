import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { DemarcheError } from '../model/index.ts';
import { createServer } from './create-server.ts';
import type { Door } from './door.ts';

const loopback = '127.0.0.1';
const path = '/mcp';

/** A server that listens. */
export interface HttpServing {
  /** Where assistants reach it. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves assistants by streamable HTTP on the loopback address, on a port that is free where 0 is given. Every request must carry
 * the token, must have been made to this very address, and must come from no page of another origin. Each request is answered by
 * itself: there are no sessions to take over. Throws `settings/invalid` for a port that is taken.
 */
export async function serveHttp(
  door: Door,
  { port, token }: { readonly port: number; readonly token: string },
): Promise<HttpServing> {
  const server = createHttpServer((request, response) => {
    answer(request, response, door, token).catch((error: unknown) => {
      door.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (!response.headersSent) refuse(response, 500, 'This is a defect of demarche.');
      else response.destroy();
    });
  });
  server.listen(port, loopback);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `Port ${port} of ${loopback} cannot be used: give another with --port, or 0 for any that is free.`,
      { cause },
    );
  }
  // A server that listens on TCP has an AddressInfo; only pipes have a string.
  const found = server.address() as AddressInfo;
  return {
    url: `http://${loopback}:${found.port}${path}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await door.keeper.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  token: string,
): Promise<void> {
  const { headers, method = '', url = '', socket } = request;
  const own = ['localhost', loopback].map((name) => `${name}:${socket.localPort}`);
  // A name that was made to lead here (DNS rebinding) is not ours.
  if (!own.includes(headers.host ?? '')) return refuse(response, 421, `Ask for ${own.join(' or ')}.`);
  const origins = own.map((host) => `http://${host}`);
  if (headers.origin !== undefined && !origins.includes(headers.origin)) {
    return refuse(response, 403, 'Pages of other origins are not answered.');
  }
  if (!isToken(headers.authorization, token)) {
    response.setHeader('www-authenticate', 'Bearer');
    return refuse(
      response,
      401,
      'Send the header "Authorization: Bearer TOKEN" with the token that the server printed.',
    );
  }
  if (url.split('?', 1)[0] !== path) return refuse(response, 404, `Assistants are served at ${path}.`);
  if (method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'Each request is a POST; nothing is sent unasked.');
  }
  const server = createServer(door);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => void Promise.allSettled([transport.close(), server.close()]));
  // The transport's accessors admit undefined where the interface has optional properties, which is the same at run time.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response);
}

/** Compared by digest, in a time that does not tell how much of it was right. */
function isToken(header: string | undefined, token: string): boolean {
  const digest = (words: string) => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null });
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' })
    .end(body);
}
