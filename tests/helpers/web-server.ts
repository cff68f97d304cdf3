import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface WebServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Paths in the order in which they were asked for, robots.txt left out. */
  readonly asked: string[];
  /** Whole requests, robots.txt included. */
  readonly requests: {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly at: number;
  }[];
}

/** What a path gives: a body (HTML), or whatever a function does. */
export type Page = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A real server on this machine, gone after the test; a path that is not named is a 404. */
export async function webServer(
  pages: Readonly<Record<string, Page>> | ((path: string) => Page | undefined),
  host = '127.0.0.1',
): Promise<WebServer> {
  const asked: string[] = [];
  const requests: WebServer['requests'] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers, at: performance.now() });
    if (path !== '/robots.txt') asked.push(path);
    const page = typeof pages === 'function' ? pages(path) : pages[path];
    if (page === undefined) response.writeHead(404).end('not here');
    else if (typeof page === 'function') page(request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host}:${port}`, asked, requests };
}

/** A page with an article in it that every reader takes. */
export function storyPage(title: string, sentence: string, head = ''): string {
  const story = `${sentence} Officials in the capital said that the contract had been under discussion for several years.`;
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${`<p>${story}</p>`.repeat(3)}</article></body></html>`;
}

/** Sends a body with fields. */
export function sending(
  body: string | Uint8Array,
  fields: Readonly<Record<string, string>> = { 'content-type': 'text/html' },
  status = 200,
): Page {
  return (_, response) => void response.writeHead(status, fields).end(body);
}
