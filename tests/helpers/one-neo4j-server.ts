import { statfsSync } from 'node:fs';
import { ownServer } from './neo4j-server.ts';

/** A folder in memory that Linux has. */
const memoryFolder = '/dev/shm';
const roomNeeded = 4e9;

/**
 * One server for all files of the run, which `testServer` finds where it finds one that a user names. It and those that a file
 * starts for itself keep their data in memory where there is room, and run on Java's quick compiler: they live for minutes, in
 * which the thorough one takes more time than it saves.
 */
export async function setup(): Promise<() => Promise<void>> {
  const java = [process.env['JDK_JAVA_OPTIONS'], '-XX:TieredStopAtLevel=1'].filter(Boolean).join(' ');
  Object.assign(process.env, {
    JDK_JAVA_OPTIONS: java,
    ...(hasRoom() && { DEMARCHE_TEST_SERVERS: memoryFolder }),
  });
  if (process.env['DEMARCHE_TEST_NEO4J_URI']) return () => Promise.resolve();
  const { uri, user, password, stop } = await ownServer();
  const told = {
    DEMARCHE_TEST_NEO4J_URI: uri,
    DEMARCHE_TEST_NEO4J_USERNAME: user,
    DEMARCHE_TEST_NEO4J_PASSWORD: password,
  };
  Object.assign(process.env, told);
  return async () => {
    for (const name of Object.keys(told)) delete process.env[name];
    await stop();
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
}
