import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { DemarcheError } from '../model/index.ts';
import { createApp } from './create-app.ts';
import { readPage } from './page-files.ts';
import type { ExplorerSource } from './source.ts';

/** A page that is being served. */
export interface RunningExplorer {
  /** Opens the page once, in the browser that goes there first. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export interface ExplorerSettings {
  /** The folder of the built page. */
  readonly page: string;
  /** 0 takes any that is free. */
  readonly port: number;
}

const loopback = '127.0.0.1';

/** Serves the page on the loopback address. Throws `launcher/port` where the port is taken, `defect` where the page was not built. */
export async function serveExplorer(
  source: ExplorerSource,
  { page, port }: ExplorerSettings,
): Promise<RunningExplorer> {
  const files = readPage(page);
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request, bindings) => app?.fetch(request, bindings) ?? new Response('', { status: 503 }),
  });
  const taken = await new Promise<AddressInfo>((done, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      failed(
        new DemarcheError(
          'launcher/port',
          `Port ${port} cannot be used (${cause.code ?? cause.message}): name another with --port, or 0 for any that is free.`,
          { cause },
        ),
      ),
    );
    server.listen(port, loopback, () => {
      // A server that listens on a port has an address with it.
      done(server.address() as AddressInfo);
    });
  });
  const origin = `http://${loopback}:${taken.port}`;
  const ticket = randomBytes(24).toString('base64url');
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  try {
    app = await createApp(source, files, { origin, ticket, secret: randomBytes(24).toString('base64url') });
  } catch (error) {
    await close();
    throw error;
  }
  return { address: `${origin}/?ticket=${ticket}`, close };
}
