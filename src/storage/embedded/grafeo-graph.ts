import { setTimeout as wait } from 'node:timers/promises';
import type { GrafeoDB, Transaction } from '@grafeo-db/js';
import {
  DemarcheError,
  type GraphChanges,
  type GraphRows,
  type QueryOptions,
  type QueryResult,
} from '../../model/index.ts';
import { schemaStatements } from '../cypher-files.ts';
import { assertReadOnly } from '../read-only.ts';
import { readRows } from '../read-rows.ts';
import { missingEnd, writePlan } from '../write-plan.ts';
import { cellOf } from './grafeo-cells.ts';

/** What the graph file knows of itself. */
interface GraphMarker {
  readonly schemaVersion: number;
  /** The journal's position that the graph was folded from; '' when it was never filled. */
  readonly position: string;
}

/** Raised when statements, labels or properties change so that graphs made before must be made anew. */
export const schemaVersion = 3;

/** Prepares a new graph: constraints and indexes. */
export async function applySchema(database: GrafeoDB): Promise<void> {
  for (const statement of schemaStatements('embedded')) await database.executeCypher(statement);
}

/** Reads the marker; undefined when the graph has none. */
export async function readMarker(database: GrafeoDB): Promise<GraphMarker | undefined> {
  const result = await database.executeCypher(
    "MATCH (m:Demarche {id: 'demarche'}) RETURN m.schemaVersion AS version, m.position AS position",
  );
  const [row] = result.rows();
  return row === undefined ? undefined : { schemaVersion: Number(row[0]), position: String(row[1]) };
}

/** Carries out changes and moves the marker, all or nothing. Write conflicts (GRAFEO-T001) are tried again. */
export async function writeChanges(
  database: GrafeoDB,
  changes: GraphChanges,
  position: string,
): Promise<void> {
  const plan = writePlan(changes);
  await inTransaction(database, async (transaction) => {
    for (const step of plan) {
      const result = await transaction.executeCypher(step.statement, { rows: step.rows });
      if (step.writes && Number(result.scalar()) !== step.rows.length) throw missingEnd(step.statement);
    }
    await transaction.executeCypher(
      "MERGE (m:Demarche {id: 'demarche'}) SET m.schemaVersion = $schemaVersion, m.position = $position",
      { schemaVersion, position },
    );
  });
}

/** The whole logical graph. */
export function readGraphRows(database: GrafeoDB): Promise<GraphRows> {
  return readRows(async (statement) => (await database.executeCypher(statement)).rows());
}

/**
 * Runs a query that only reads. Beside the check of its words it runs in a transaction that is always rolled back.
 * Grafeo cannot stop a query: after `query/timeout` it goes on in the background until the process ends.
 */
export async function runQuery(
  database: GrafeoDB,
  cypher: string,
  parameters: Readonly<Record<string, unknown>>,
  options: QueryOptions,
): Promise<QueryResult> {
  const [procedure] = assertReadOnly(cypher);
  if (procedure !== undefined) {
    throw new DemarcheError(
      'query/not-read-only',
      `The query calls the procedure ${procedure}; the embedded store runs none.`,
    );
  }
  const transaction = database.beginTransaction();
  const result = await withinTime(
    transaction.executeCypher(cypher, plainParameters(parameters)),
    options.timeoutMs,
  ).finally(() => rollBack(transaction));
  if (Object.values(result.counters).some((count) => count > 0)) {
    throw new DemarcheError('query/not-read-only', 'The query wrote to the graph; all of it was taken back.');
  }
  const rows = Array.from({ length: Math.min(result.length, options.limit) }, (_, index) => {
    const row = result.get(index);
    return result.columns.map((column) => cellOf(row[column]));
  });
  return { columns: result.columns, rows, truncated: result.length > options.limit };
}

async function withinTime<Result>(running: Promise<Result>, timeoutMs: number): Promise<Result> {
  const stop = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: stop.signal }).then(
    () => {
      throw new DemarcheError(
        'query/timeout',
        `The query took longer than ${timeoutMs / 1000} s. Narrow it (name a state, bound a path's length), or raise --timeout.`,
      );
    },
    () => running,
  );
  try {
    return await Promise.race([running, late]);
  } catch (cause) {
    if (cause instanceof DemarcheError) throw cause;
    throw new DemarcheError('query/failed', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  } finally {
    stop.abort();
  }
}

/** A transaction whose query still runs refuses to be rolled back; closing the file discards it. */
function rollBack(transaction: Transaction): void {
  try {
    transaction.rollback();
  } catch {
    // Nothing was committed, so nothing is left to undo.
  }
}

function plainParameters(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

const attempts = 5;

async function inTransaction(
  database: GrafeoDB,
  work: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const transaction = database.beginTransaction();
    try {
      await work(transaction);
      transaction.commit();
      return;
    } catch (error) {
      rollBack(transaction);
      const conflict = error instanceof Error && error.message.includes('GRAFEO-T001');
      if (!conflict || attempt === attempts) throw error;
      await wait(10 * 2 ** attempt);
    }
  }
}
