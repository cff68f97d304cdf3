import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { findFreePorts, startNeo4j } from '../../src/launcher/index.ts';

/** A Neo4j server that tests may do anything to. */
export interface TestServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** For what a test does behind the store's back. */
  readonly admin: Driver;
  /** Deletes all nodes. Constraints and indexes stay, which take the server longer to make than most tests take. */
  empty(): Promise<void>;
  /** Deletes all nodes, constraints and indexes. */
  bare(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The server of `DEMARCHE_TEST_NEO4J_URI` (with `_USERNAME` and `_PASSWORD`), emptied; else one of its own on free ports in a
 * temporary folder. A user's `NEO4J_URI` is never looked at.
 */
export async function testServer(): Promise<TestServer> {
  const uri = process.env['DEMARCHE_TEST_NEO4J_URI'];
  if (uri === undefined || uri === '') return ownServer();
  const user = process.env['DEMARCHE_TEST_NEO4J_USERNAME'] ?? 'neo4j';
  const password = process.env['DEMARCHE_TEST_NEO4J_PASSWORD'] ?? '';
  const server = await serverAt({ uri, user, password }, () => Promise.resolve());
  await server.bare();
  return server;
}

/** A server on free ports in a temporary folder. */
export async function ownServer(): Promise<TestServer> {
  const home = serverHome();
  const [boltPort, httpPort] = await findFreePorts(2);
  const server = await startNeo4j({
    home,
    cacheFolder: process.env['DEMARCHE_TEST_CACHE'] ?? join(homedir(), '.cache', 'demarche'),
    ...(boltPort !== undefined && { boltPort }),
    ...(httpPort !== undefined && { httpPort }),
    heap: '384m',
    onProgress: (message) => console.error(message),
  });
  const { boltUri, username, password } = server;
  return serverAt({ uri: boltUri, user: username, password }, async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });
}

/** A new folder for a server's data: in memory where `DEMARCHE_TEST_SERVERS` names such a place, since each commit waits for the disk. */
export function serverHome(): string {
  return mkdtempSync(join(process.env['DEMARCHE_TEST_SERVERS'] ?? tmpdir(), 'demarche-neo4j-'));
}

async function serverAt(
  login: { readonly uri: string; readonly user: string; readonly password: string },
  stop: () => Promise<void>,
): Promise<TestServer> {
  const admin = neo4j.driver(login.uri, neo4j.auth.basic(login.user, login.password));
  try {
    await admin.verifyConnectivity();
  } catch (error) {
    await admin.close();
    await stop();
    throw error;
  }
  return {
    ...login,
    admin,
    empty: () => deleteNodes(admin),
    async bare() {
      await deleteNodes(admin);
      await dropSchema(admin);
    },
    async stop() {
      await admin.close();
      await stop();
    },
  };
}

async function deleteNodes(admin: Driver): Promise<void> {
  const session = admin.session();
  try {
    await session.run('MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS');
  } finally {
    await session.close();
  }
}

async function dropSchema(admin: Driver): Promise<void> {
  const session = admin.session();
  try {
    const names = async (statement: string) =>
      (await session.run(statement)).records.map((record) => `\`${String(record.get('name'))}\``);
    const constraints = await names('SHOW CONSTRAINTS YIELD name');
    const indexes = await names(
      "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name",
    );
    // All at once: each transaction waits for the disk.
    await session.executeWrite(async (transaction) => {
      for (const name of constraints) await transaction.run(`DROP CONSTRAINT ${name} IF EXISTS`);
      for (const name of indexes) await transaction.run(`DROP INDEX ${name} IF EXISTS`);
    });
  } finally {
    await session.close();
  }
}
