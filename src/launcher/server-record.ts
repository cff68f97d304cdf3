import { readFile, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';
import { runsWith } from './process-identity.ts';

const recordSchema = z.object({
  pid: z.int().positive(),
  boltPort: z.int().positive(),
  httpPort: z.int().positive(),
});

/** What `<home>/server.pid` says of the server that runs on this home. */
export type ServerRecord = z.infer<typeof recordSchema>;

/** The argument by which a server of this home is known among all processes. */
export function homeArgument(home: string): string {
  return `--home-dir=${home}`;
}

function recordPath(home: string): string {
  return join(home, 'server.pid');
}

/** Notes the server that was started on this home. */
export async function writeServerRecord(home: string, record: ServerRecord): Promise<void> {
  await writeFile(recordPath(home), `${JSON.stringify(record)}\n`);
}

/** Forgets the server of this home. */
export async function removeServerRecord(home: string): Promise<void> {
  await rm(recordPath(home), { force: true });
}

/** The server that runs on this home now; a record left by a dead one counts as none. */
export async function findRunningServer(home: string): Promise<ServerRecord | undefined> {
  const text = await readFile(recordPath(home), 'utf8').catch(() => '');
  try {
    const record = recordSchema.parse(JSON.parse(text));
    return (await runsWith(record.pid, homeArgument(home))) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Throws `launcher/failed`, saying how to stop it, when a server already runs on this home. */
export async function requireNoServer(home: string): Promise<void> {
  const running = await findRunningServer(home);
  if (running === undefined) return;
  const stop = platform() === 'win32' ? `taskkill /PID ${running.pid} /F` : `kill ${running.pid}`;
  throw new DemarcheError(
    'launcher/failed',
    `A Neo4j server already runs on ${home}: process ${running.pid}, Bolt on port ${running.boltPort}, Browser on port ${running.httpPort}. Use that one, or stop it with \`${stop}\`.`,
  );
}
