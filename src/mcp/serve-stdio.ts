import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './create-server.ts';
import type { Door } from './door.ts';

/** Serves one assistant over two streams until the first ends or the signal says so. Nothing but the protocol is written to the second. */
export async function serveStdio(
  door: Door,
  streams: { readonly input: Readable; readonly output: Writable },
  signal: AbortSignal,
): Promise<void> {
  const server = createServer(door);
  const ended = Promise.race([
    ...['end', 'close'].map((event) => once(streams.input, event, { signal })),
    new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', resolve, { once: true });
    }),
    // An aborted wait is an end as well.
  ]).catch(() => undefined);
  await server.connect(new StdioServerTransport(streams.input, streams.output));
  await ended;
  await door.keeper.close();
  await server.close();
}
