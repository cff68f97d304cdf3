import { setTimeout as wait } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { DemarcheError, type Neo4jSettings } from '../../model/index.ts';
import { isUnreachable, storeError } from './neo4j-errors.ts';

/**
 * Connects, waiting for a server that does not answer yet no longer than `waitMs` and saying so through `onProgress`.
 * Throws `settings/invalid` for an address that is none, `store/unreachable`, `store/auth`.
 */
export async function connect(
  settings: Neo4jSettings,
  onProgress: (message: string) => void,
): Promise<Driver> {
  const waitMs = settings.waitMs ?? 15_000;
  const driver = makeDriver(settings, waitMs);
  const deadline = Date.now() + waitMs;
  try {
    for (let said = false; ; said = true) {
      try {
        await driver.verifyConnectivity({ database: settings.database });
        return driver;
      } catch (cause) {
        const left = deadline - Date.now();
        if (!isUnreachable(cause) || left <= 0) throw storeError(cause, settings.uri);
        if (!said) {
          onProgress(`Waiting up to ${Math.ceil(left / 1000)} s for Neo4j at ${settings.uri} to answer.`);
        }
        await wait(Math.min(500, left));
      }
    }
  } catch (error) {
    await driver.close();
    throw error;
  }
}

function makeDriver({ uri, user, password }: Neo4jSettings, waitMs: number): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(user, password), {
      userAgent: 'demarche',
      maxTransactionRetryTime: waitMs,
      connectionAcquisitionTimeout: waitMs,
      connectionTimeout: Math.max(1000, Math.min(5000, waitMs)),
      telemetryDisabled: true,
    });
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `"${uri}" is not an address of Neo4j (${String(cause)}). It looks like neo4j://localhost:7687.`,
      { cause },
    );
  }
}
