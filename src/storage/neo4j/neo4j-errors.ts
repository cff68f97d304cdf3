import { Neo4jError } from 'neo4j-driver';
import { DemarcheError } from '../../model/index.ts';

/**
 * What the driver threw, as an error of the family. Codes are Neo4j's status codes, see "Neo4j status codes" in its manual.
 * `place` names the server for people; errors of ours pass through.
 */
export function storeError(cause: unknown, place: string): DemarcheError {
  if (cause instanceof DemarcheError) return cause;
  const code = cause instanceof Neo4jError ? cause.code : '';
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (isUnreachable(cause)) {
    return new DemarcheError(
      'store/unreachable',
      `Neo4j does not answer at ${place}: ${reason} Is it running (\`demarche neo4j\` starts a local one), and is the address right?`,
      { cause, retriable: true },
    );
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new DemarcheError(
      'store/auth',
      `Neo4j at ${place} refuses the user or password: ${reason} Set NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause },
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new DemarcheError('store/unreachable', `${reason} Choose a database of ${place} with --db.`, {
      cause,
    });
  }
  if (code.startsWith('Neo.TransientError.')) {
    return new DemarcheError('store/conflict', `Neo4j at ${place} could not finish: ${reason} Try again.`, {
      cause,
      retriable: true,
    });
  }
  if (code.startsWith('Neo.DatabaseError.')) {
    return new DemarcheError('store/unreachable', `Neo4j at ${place} failed: ${reason} Its log says more.`, {
      cause,
    });
  }
  return new DemarcheError('defect', `Neo4j at ${place} refused a statement of ours: ${reason}`, { cause });
}

/** What making a constraint or an index ended with, as an error of the family. */
export function schemaError(cause: unknown, name: string, place: string): DemarcheError {
  const inner = cause instanceof DemarcheError ? cause.cause : cause;
  if (!(inner instanceof Neo4jError) || !/^Neo\.\w+\.Schema\./.test(inner.code)) {
    return storeError(cause, place);
  }
  return new DemarcheError(
    'store/damaged',
    `Neo4j at ${place} cannot make ${name}: ${inner.message} Correct or delete what it names, and run the command again.`,
    { cause: inner },
  );
}

/** What a query of the caller's ended with, as an error of the family. */
export function queryError(cause: unknown, place: string, timeoutMs: number): DemarcheError {
  const code = cause instanceof Neo4jError ? cause.code : '';
  if (code.includes('TransactionTimedOut') || code === 'Neo.ClientError.Transaction.TransactionTerminated') {
    return new DemarcheError(
      'query/timeout',
      `The query took longer than ${timeoutMs / 1000} s. Narrow it (name a state, bound a path's length), or raise --timeout.`,
      { cause },
    );
  }
  if (code === 'Neo.ClientError.Statement.AccessMode') {
    return new DemarcheError('query/not-read-only', 'The query would write; only reading is allowed here.', {
      cause,
    });
  }
  if (/^Neo\.ClientError\.(Statement|Procedure|General)\./.test(code)) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new DemarcheError('query/failed', reason, { cause });
  }
  return storeError(cause, place);
}

/** True when the server was not there to answer. */
export function isUnreachable(cause: unknown): boolean {
  return (
    cause instanceof Neo4jError &&
    ['ServiceUnavailable', 'SessionExpired', 'Neo.TransientError.General.DatabaseUnavailable'].includes(
      cause.code,
    )
  );
}
