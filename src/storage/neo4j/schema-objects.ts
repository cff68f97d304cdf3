import { DemarcheError } from '../../model/index.ts';

/** A constraint or an index, as a statement of `cypher/schema/neo4j` wants it. */
export interface SchemaObject {
  readonly name: string;
  readonly statement: string;
  readonly isConstraint: boolean;
  /** As `SHOW INDEXES` names it; a unique constraint has an index of type RANGE. */
  readonly type: 'RANGE' | 'TEXT' | 'FULLTEXT';
  readonly labels: readonly string[];
  readonly properties: readonly string[];
}

/** An index of a database, as `SHOW INDEXES` lists it; that of a constraint names its owner. */
export interface FoundIndex {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  readonly isConstraint: boolean;
  readonly state: string;
  readonly failure: string;
}

/** How a wanted constraint or index stands in a database. */
export interface SchemaState {
  readonly wanted: SchemaObject;
  readonly state: 'online' | 'populating' | 'failed' | 'missing' | 'other';
  /** Of one that failed: why. */
  readonly reason: string;
}

const created =
  /^CREATE (?:(CONSTRAINT)|(?:(TEXT|FULLTEXT) )?INDEX) (\w+) IF NOT EXISTS\s+FOR \(n:([\w|]+)\)\s+(.*)$/s;
const dropped = /^DROP (?:CONSTRAINT|INDEX) (\w+) IF EXISTS$/;

/**
 * What statements of migrations want once all have run, by name: what one makes and a later one drops is not among it.
 * Throws `defect` for a statement that is neither `CREATE … IF NOT EXISTS` nor `DROP … IF EXISTS`.
 */
export function wantedObjects(statements: readonly string[]): ReadonlyMap<string, SchemaObject> {
  const wanted = new Map<string, SchemaObject>();
  for (const statement of statements) {
    const gone = dropped.exec(statement)?.[1];
    const [, constraint, type, name, labels, definition] = created.exec(statement) ?? [];
    if (gone !== undefined) {
      wanted.delete(gone);
    } else if (name !== undefined && labels !== undefined) {
      wanted.set(name, {
        name,
        statement,
        isConstraint: constraint !== undefined,
        type: type === 'TEXT' || type === 'FULLTEXT' ? type : 'RANGE',
        labels: labels.split('|'),
        properties: [...(definition ?? '').matchAll(/\bn\.(\w+)/g)].map(([, property = '']) => property),
      });
    } else {
      throw new DemarcheError('defect', `cypher/schema/neo4j: what does this statement make?\n${statement}`);
    }
  }
  return wanted;
}

/**
 * How a wanted constraint or index stands. One of the same make under another name serves as well: a database that was
 * adopted may have it.
 */
export function stateOf(wanted: SchemaObject, found: readonly FoundIndex[]): SchemaState {
  const alike = found.filter((index) => isMadeAs(wanted, index));
  const one = alike.find(({ name }) => name === wanted.name) ?? alike[0];
  if (one !== undefined) {
    const state = one.state === 'ONLINE' ? 'online' : one.state === 'FAILED' ? 'failed' : 'populating';
    return { wanted, state, reason: one.failure };
  }
  const namesake = found.some(({ name }) => name === wanted.name);
  return { wanted, state: namesake ? 'other' : 'missing', reason: '' };
}

function isMadeAs(wanted: SchemaObject, index: FoundIndex): boolean {
  return (
    index.type === wanted.type &&
    index.isConstraint === wanted.isConstraint &&
    [...index.labels].sort().join() === [...wanted.labels].sort().join() &&
    index.properties.join() === wanted.properties.join()
  );
}
