import { DemarcheError, type GraphChanges, type RelationshipRow } from '../model/index.ts';
import {
  deleteNodesStatement,
  deleteRelationshipsStatement,
  upsertNodesStatement,
  upsertRelationshipsStatement,
} from './cypher-files.ts';
import { storedEnds, storedNode, storedRelationship, wellFormed } from './stored-rows.ts';

/** One statement with the rows it is run for. */
export interface WriteStep {
  readonly statement: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** For relationships to be written: the statement's `written` must be the number of rows, or an end is missing. */
  readonly writes: boolean;
}

const batchSize = 1000;

/**
 * The steps that carry out changes: deletions first, then nodes, then relationships; rows sorted by key and cut into
 * batches of 1,000, so that parallel writers lock in one order. Throws `defect` for a value that stores cannot keep.
 */
export function writePlan(changes: GraphChanges): readonly WriteStep[] {
  return [
    ...steps(changes.deleteRelationships, {
      groupOf: endsOf,
      statement: (row) => deleteRelationshipsStatement(row.type, row.from.label, row.to.label),
      stored: storedEnds,
      writes: false,
    }),
    ...steps(changes.deleteNodes, {
      groupOf: (row) => row.label,
      statement: (row) => deleteNodesStatement(row.label),
      stored: (row) => ({ id: wellFormed(row.id) }),
      writes: false,
    }),
    ...steps(changes.upsertNodes, {
      groupOf: (row) => row.label,
      statement: (row) => upsertNodesStatement(row.label),
      stored: storedNode,
      writes: false,
    }),
    ...steps(changes.upsertRelationships, {
      groupOf: endsOf,
      statement: (row) => upsertRelationshipsStatement(row.type, row.from.label, row.to.label),
      stored: storedRelationship,
      writes: true,
    }),
  ];
}

/** The defect of a relationship whose end is not in the graph. */
export function missingEnd(statement: string): DemarcheError {
  return new DemarcheError(
    'defect',
    `A relationship is to be written whose end is not in the graph:\n${statement}`,
  );
}

type Ends = Omit<RelationshipRow, 'properties'>;

function endsOf(row: Ends): string {
  return `${row.type} ${row.from.label} ${row.to.label}`;
}

interface StepKind<Row> {
  readonly groupOf: (row: Row) => string;
  readonly statement: (row: Row) => string;
  readonly stored: (row: Row) => Readonly<Record<string, unknown>>;
  readonly writes: boolean;
}

function* steps<Row>(rows: readonly Row[], kind: StepKind<Row>): Generator<WriteStep> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = kind.groupOf(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  for (const name of [...groups.keys()].sort()) {
    const group = groups.get(name) ?? [];
    const [first] = group;
    if (first === undefined) continue;
    const sorted = group
      .map((row) => kind.stored(row))
      .map((row) => [sortKey(row), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (let at = 0; at < sorted.length; at += batchSize) {
      yield {
        statement: kind.statement(first),
        rows: sorted.slice(at, at + batchSize).map(([, row]) => row),
        writes: kind.writes,
      };
    }
  }
}

function sortKey(row: Readonly<Record<string, unknown>>): string {
  return [row['id'], row['from'], row['to'], row['key']].join('\n');
}
