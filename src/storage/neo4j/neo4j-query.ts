import type { Session } from 'neo4j-driver';
import { type Cell, DemarcheError, type QueryOptions, type QueryResult } from '../../model/index.ts';
import { isReadingProcedure } from '../called-names.ts';
import { assertReadOnly } from '../read-only.ts';
import { receivedCell, sentMap } from './neo4j-values.ts';

/**
 * Runs a query in a session that must be in read mode. Before it runs, its words are checked, the server is asked what kind
 * of query it is, and each procedure must be one that reads. Throws `query/not-read-only`, else what the driver threw.
 */
export async function runQuery(
  session: Session,
  cypher: string,
  parameters: Readonly<Record<string, unknown>>,
  options: QueryOptions,
): Promise<QueryResult> {
  const procedures = assertReadOnly(cypher);
  for (const procedure of procedures) await refuseUnlessReading(session, procedure);
  const sent = sentMap(parameters);
  const config = { timeout: options.timeoutMs };
  const plan = await session.run(`EXPLAIN ${cypher}`, sent, config);
  if (plan.summary.queryType !== 'r') {
    throw new DemarcheError('query/not-read-only', 'The query would write; only reading is allowed here.');
  }
  const result = session.run(cypher, sent, config);
  const columns = await result.keys();
  const rows: (readonly Cell[])[] = [];
  // Leaving the loop tells the server to send no more.
  for await (const record of result) {
    if (rows.length === options.limit) return { columns, rows, truncated: true };
    rows.push([...record.values()].map(receivedCell));
  }
  return { columns, rows, truncated: false };
}

async function refuseUnlessReading(session: Session, procedure: string): Promise<void> {
  if (isReadingProcedure(procedure)) {
    const found = await session.run('SHOW PROCEDURES YIELD name, mode WHERE name = $procedure RETURN mode', {
      procedure,
    });
    const mode: unknown = found.records[0]?.get('mode');
    if (mode === 'READ') return;
    if (mode === undefined) {
      throw new DemarcheError('query/failed', `This server has no procedure ${procedure}.`);
    }
  }
  throw new DemarcheError(
    'query/not-read-only',
    `The query is refused because it calls the procedure ${procedure}, which is not among those that only read the graph: others may write, read files, call out or change the server.`,
  );
}
