import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findFreePorts } from '../../src/launcher/index.ts';

/** A Redis server of the tests' own. */
export interface RedisServer {
  readonly url: string;
  /** Forgets everything, as a server without files does that is started anew. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no Redis server can be started here; undefined when one can. */
export function redisObstacle(): string | undefined {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0) return undefined;
  return 'no redis-server on the path (Debian: `apt-get install redis-server`; macOS: `brew install redis`).';
}

/** Starts a server on a free port of the loopback address, which keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-redis-'));
  const [port = 0] = await findFreePorts(1);
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', settings, { stdio: 'ignore' });
  const admin = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
  admin.on('error', () => undefined);
  await admin.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    empty: async () => {
      await admin.flushall();
    },
    async stop() {
      admin.disconnect();
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.on('close', () => resolve());
    server.kill();
  });
}
