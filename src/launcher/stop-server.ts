import { setTimeout as wait } from 'node:timers/promises';
import { DemarcheError } from '../model/index.ts';
import { isAlive } from './process-identity.ts';
import { identifyServer, recordPath, type ServerRecord } from './server-record.ts';

const pollMilliseconds = 100;

/**
 * Asks the server of this home to stop and resolves when it has: to what was stopped, or undefined when none ran. No process is
 * touched of which the system does not say that it is the server of this home.
 * Throws `launcher/failed` when that cannot be told, or the server still runs after `seconds`.
 */
export async function stopServer(home: string, seconds = 60): Promise<ServerRecord | undefined> {
  const found = await identifyServer(home);
  if (found === undefined) return undefined;
  const { record, isOurs } = found;
  if (!isOurs) {
    throw new DemarcheError(
      'launcher/failed',
      `${recordPath(home)} names process ${record.pid}, and this system does not tell whether that is Neo4j. Stop it with Ctrl-C in the terminal where it was started; if it is another program, delete the file.`,
    );
  }
  try {
    process.kill(record.pid, 'SIGTERM');
  } catch (cause) {
    if (isAlive(record.pid)) {
      throw new DemarcheError(
        'launcher/failed',
        `Process ${record.pid} is the server of ${home}, and this account may not stop it.`,
        { cause },
      );
    }
  }
  const deadline = Date.now() + seconds * 1000;
  // Its number may be given to another program as soon as it is gone, so the record is asked each time.
  while ((await identifyServer(home))?.record.pid === record.pid) {
    if (Date.now() > deadline) {
      throw new DemarcheError(
        'launcher/failed',
        `Process ${record.pid}, the server of ${home}, still runs ${seconds} s after it was asked to stop. End it by force (\`kill -9 ${record.pid}\`): what was acknowledged is kept.`,
        { retriable: true },
      );
    }
    await wait(pollMilliseconds);
  }
  return record;
}
