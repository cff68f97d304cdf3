import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findFreePorts, type RunningNeo4j, startNeo4j } from '../../src/launcher/index.ts';
import { serverHome } from './neo4j-server.ts';

/** A Neo4j server of this test alone, which can be killed and started again on the same data and ports. */
export interface KillableServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Ends it with SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it in order and removes its data. */
  remove(): Promise<void>;
}

/** Starts one in a temporary folder. */
export async function killableServer(): Promise<KillableServer> {
  const home = serverHome();
  const [boltPort = 0, httpPort = 0] = await findFreePorts(2);
  const launch = (): Promise<RunningNeo4j> =>
    startNeo4j({
      home,
      cacheFolder: process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche'),
      boltPort,
      httpPort,
      heap: '384m',
      onProgress: () => undefined,
    });
  let server = await launch();
  return {
    uri: server.boltUri,
    user: server.username,
    password: server.password,
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    async start() {
      server = await launch();
    },
    async remove() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
