import { setTimeout as wait } from 'node:timers/promises';
import type { Driver, ManagedTransaction } from 'neo4j-driver';
import { isUnreachable, storeError } from './neo4j-errors.ts';

/**
 * Runs one transaction and gives what its work gives. The work may run again, also when it has taken effect already and only
 * the answer was lost: running it twice must come to the same.
 */
export type InTransaction = <Result>(
  work: (transaction: ManagedTransaction) => Promise<Result>,
) => Promise<Result>;

/** Transactions of one database. */
export interface Transactions {
  readonly read: InTransaction;
  readonly write: InTransaction;
}

export interface TransactionSettings {
  readonly database: string;
  /** For people: the address. */
  readonly location: string;
  /** How long a server that has gone away is waited for, in milliseconds. */
  readonly outageMs: number;
  readonly onProgress: (message: string) => void;
}

const silentMs = 5000;
const pauseMs = 500;

/**
 * Transactions that outlast deadlocks (the driver tries those again, with growing pauses) and a server that goes away and
 * comes back: it is waited for, and that is said. Errors are of the family; `store/unreachable` after `outageMs`.
 */
export function transactions(driver: Driver, settings: TransactionSettings): Transactions {
  const run = async <Result>(
    defaultAccessMode: 'READ' | 'WRITE',
    work: (transaction: ManagedTransaction) => Promise<Result>,
  ): Promise<Result> => {
    const session = driver.session({ database: settings.database, defaultAccessMode });
    try {
      return await (defaultAccessMode === 'READ' ? session.executeRead(work) : session.executeWrite(work));
    } finally {
      await session.close();
    }
  };
  return {
    read: (work) => outlasting(() => run('READ', work), settings),
    write: (work) => outlasting(() => run('WRITE', work), settings),
  };
}

async function outlasting<Result>(
  attempt: () => Promise<Result>,
  { location, outageMs, onProgress }: TransactionSettings,
): Promise<Result> {
  const slow = setTimeout(() => onProgress(`Waiting for Neo4j at ${location}.`), silentMs);
  let lostAt: number | undefined;
  try {
    for (;;) {
      try {
        const result = await attempt();
        if (lostAt !== undefined) {
          onProgress(`Neo4j at ${location} answers again after ${seconds(Date.now() - lostAt)} s; going on.`);
        }
        return result;
      } catch (cause) {
        if (!isUnreachable(cause)) throw cause;
        if (lostAt === undefined) {
          lostAt = Date.now();
          onProgress(
            `Neo4j at ${location} has gone away. Waiting up to ${seconds(outageMs)} s for it to come back; nothing is lost, and running the same again later is safe.`,
          );
        }
        if (Date.now() - lostAt >= outageMs) throw cause;
        await wait(Math.min(pauseMs, outageMs));
      }
    }
  } catch (cause) {
    throw storeError(cause, location);
  } finally {
    clearTimeout(slow);
  }
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
