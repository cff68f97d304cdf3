import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopback, portObstacle } from './ports.ts';

/** A text that is served at `/<name>`. */
export interface Page {
  readonly name: string;
  /** Its content type. */
  readonly type: string;
  readonly text: string;
}

/** A server of pages. */
export interface PageServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves these texts, and nothing else, on the loopback address, on `preferredPort` where that is free and else on any. Pages of
 * `readers` (origins such as `http://localhost:7474`) may read them; a page of another origin is refused, and so is a request
 * that was led here under another name than `localhost`.
 */
export async function servePages(
  pages: readonly Page[],
  options: { readonly preferredPort: number; readonly readers: readonly string[] },
): Promise<PageServer> {
  const { preferredPort, readers } = options;
  const isFree = (await portObstacle(preferredPort)) === undefined;
  const server = createServer((request, response) => {
    const { status, headers, page } = answerTo(request, pages, readers);
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : page?.text);
  });
  server.listen(isFree ? preferredPort : 0, loopback);
  await once(server, 'listening');
  // A server that listens on TCP has an AddressInfo; only pipes have a string.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly page?: Page;
}

function answerTo(
  { method = '', headers, socket, url = '' }: IncomingMessage,
  pages: readonly Page[],
  readers: readonly string[],
): Answer {
  const { host = '', origin } = headers;
  const always = { vary: 'Origin', 'x-content-type-options': 'nosniff' };
  // A name that was made to lead here (DNS rebinding) is not ours.
  const isOurs = ['localhost', loopback].some((name) => host === `${name}:${socket.localPort}`);
  if (!isOurs) return { status: 421, headers: always };
  if (origin !== undefined && !readers.includes(origin)) return { status: 403, headers: always };
  const shared = { ...always, ...(origin !== undefined && { 'access-control-allow-origin': origin }) };
  const methods = 'GET, HEAD, OPTIONS';
  if (method === 'OPTIONS') {
    const allowed = { 'access-control-allow-methods': methods, 'access-control-allow-headers': '*' };
    return { status: 204, headers: { ...shared, ...allowed } };
  }
  const page = pages.find(({ name }) => url.split('?', 1)[0] === `/${name}`);
  if (page === undefined) return { status: 404, headers: shared };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { ...shared, allow: methods } };
  const described = {
    'content-type': page.type,
    'content-length': String(Buffer.byteLength(page.text)),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return { status: 200, headers: { ...shared, ...described }, page };
}
