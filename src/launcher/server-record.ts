import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';
import { pluginNames } from './plugins.ts';
import { runsWith } from './process-identity.ts';

const port = z.int().min(1).max(65_535);
const recordSchema = z.object({
  pid: z.int().positive(),
  boltPort: port,
  httpPort: port,
  /** Of the server that gives Neo4j Browser its style and guide. */
  pagePort: port.optional(),
  version: z.string(),
  plugins: z.array(z.enum(pluginNames)),
  startedAt: z.iso.datetime(),
});

/** What `<home>/server.pid` says of the server that runs on this home. */
export type ServerRecord = z.infer<typeof recordSchema>;

/** The argument by which a server of this home is known among all processes. */
export function homeArgument(home: string): string {
  return `--home-dir=${home}`;
}

/** Where the record of a home lies. */
export function recordPath(home: string): string {
  return join(home, 'server.pid');
}

/** Notes the server that was started on this home. */
export async function writeServerRecord(home: string, record: ServerRecord): Promise<void> {
  // By rename: who asks at this moment finds it whole.
  await writeFile(`${recordPath(home)}.new`, `${JSON.stringify(record)}\n`);
  await rename(`${recordPath(home)}.new`, recordPath(home));
}

/** Forgets the server of this home. */
export async function removeServerRecord(home: string): Promise<void> {
  await rm(recordPath(home), { force: true });
}

/**
 * The server that runs on this home now; a record left by a dead one counts as none. `isOurs` is false where the system does
 * not tell what the process of that number is.
 */
export async function identifyServer(
  home: string,
): Promise<{ readonly record: ServerRecord; readonly isOurs: boolean } | undefined> {
  const text = await readFile(recordPath(home), 'utf8').catch(() => '');
  const record = parseRecord(text);
  if (record === undefined) return undefined;
  const identity = await runsWith(record.pid, homeArgument(home));
  return identity === 'no' ? undefined : { record, isOurs: identity === 'yes' };
}

/** The server that runs on this home now, as `identifyServer` finds it. */
export async function findRunningServer(home: string): Promise<ServerRecord | undefined> {
  return (await identifyServer(home))?.record;
}

/** Throws `launcher/failed`, saying how to stop it, when a server already runs on this home. */
export async function requireNoServer(home: string): Promise<void> {
  const running = await findRunningServer(home);
  if (running === undefined) return;
  throw new DemarcheError(
    'launcher/failed',
    `A Neo4j server already runs on ${home}: process ${running.pid}, Bolt on port ${running.boltPort}, Browser on port ${running.httpPort}. Use that one, or stop it with \`demarche neo4j stop --home ${home}\`.`,
  );
}

function parseRecord(text: string): ServerRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
