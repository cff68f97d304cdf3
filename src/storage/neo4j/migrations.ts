import { setTimeout as wait } from 'node:timers/promises';
import type { ManagedTransaction } from 'neo4j-driver';
import { DemarcheError } from '../../model/index.ts';
import { type SchemaFile, schemaFiles } from '../cypher-files.ts';
import { schemaError } from './neo4j-errors.ts';
import { type FoundIndex, type SchemaState, stateOf, wantedObjects } from './schema-objects.ts';
import type { InTransaction, Transactions } from './transactions.ts';

/** A database whose schema is looked at or changed. */
export interface SchemaPlace extends Transactions {
  /** For people: the address. */
  readonly location: string;
  readonly onProgress: (message: string) => void;
}

/** How a database's schema stands to the migrations that this version knows. */
export interface SchemaReport {
  /** The number of the last migration that was applied; 0 before the first. */
  readonly version: number;
  /** The number of the last migration that is known here. */
  readonly known: number;
  readonly pending: readonly SchemaFile[];
  /** All that the applied and the pending migrations want, and how it stands. */
  readonly objects: readonly SchemaState[];
}

const ledgerNumber = 0;

/** Reads which migrations a database has had and how its constraints and indexes stand; writes nothing. */
export async function readSchema(
  read: InTransaction,
  files: readonly SchemaFile[] = schemaFiles('neo4j'),
): Promise<SchemaReport> {
  const [applied, found] = await read(async (transaction) => [
    await appliedNumbers(transaction),
    await foundIndexes(transaction),
  ]);
  const migrations = files.filter(({ number }) => number !== ledgerNumber);
  const wanted = wantedObjects(files.flatMap(({ statements }) => statements));
  return {
    version: Math.max(0, ...applied),
    known: Math.max(0, ...migrations.map(({ number }) => number)),
    pending: migrations.filter(({ number }) => !applied.has(number)),
    objects: [...wanted.values()].map((object) => stateOf(object, found)),
  };
}

/**
 * Brings a schema up to date: applies the migrations that the database has not had, in order, and makes again what was dropped
 * or has failed; then waits until every index is filled. Each migration is recorded once all it makes is there, and each of its
 * statements may run twice: cut off at any point, the next opening goes on. Says what it does. Throws `store/newer`,
 * `store/damaged` for what cannot be made.
 */
export async function bringUpToDate(
  place: SchemaPlace,
  files: readonly SchemaFile[] = schemaFiles('neo4j'),
): Promise<void> {
  const before = await readSchema(place.read, files);
  refuseNewer(before, place.location);
  const { pending, version, known } = before;
  if (pending.length === 0 && before.objects.every(({ state }) => state === 'online')) return;
  if (pending.length > 0 && version > 0) {
    place.onProgress(
      `The schema of ${place.location} is of version ${version}; bringing it to version ${known}: ${pending.map(({ name }) => name).join(', ')}.`,
    );
  }
  for (const file of [...files.filter(({ number }) => number === ledgerNumber), ...pending]) {
    await apply(file, place);
  }
  const after = await readSchema(place.read, files);
  const lacking = after.objects.filter(({ state }) => state !== 'online' && state !== 'populating');
  if (lacking.length > 0) {
    place.onProgress(
      `Making again what is amiss in the schema of ${place.location}: ${lacking.map(faultOf).join(', ')}.`,
    );
  }
  for (const { wanted, state } of lacking) {
    if (state !== 'missing') await drop(wanted.name, place);
    await run([wanted.statement], place);
  }
  await awaitOnline(place, files);
}

/** Throws `store/newer` for a database that has had migrations which this version does not know. */
export function refuseNewer({ version, known }: SchemaReport, location: string): void {
  if (version <= known) return;
  throw new DemarcheError(
    'store/newer',
    `The schema of ${location} is of version ${version}, made by a later demarche; this one knows versions up to ${known}. Nothing was touched. Update demarche (\`npm install demarche@latest\`), or choose another database with --db.`,
  );
}

/** One constraint or index that does not stand as it should, in words. */
export function faultOf({ wanted, state, reason }: SchemaState): string {
  const what = `${wanted.isConstraint ? 'constraint' : 'index'} ${wanted.name}`;
  const how = { online: 'is there', populating: 'is being filled', missing: 'is missing' };
  if (state === 'failed') return `${what} has failed${reason === '' ? '' : ` (${reason.split('\n', 1)[0]})`}`;
  if (state === 'other') return `${what} is made on something else`;
  return `${what} ${how[state]}`;
}

async function apply({ number, name, statements }: SchemaFile, place: SchemaPlace): Promise<void> {
  await run(statements, place);
  if (number === ledgerNumber) return;
  await place.write((transaction) =>
    transaction.run(
      `MERGE (m:DemarcheMigration {number: toInteger($number)})
       ON CREATE SET m.name = $name, m.appliedAt = datetime()`,
      { number, name },
    ),
  );
}

/** In one transaction, so that a migration is there or is not; its record must be another one, which Neo4j demands. */
async function run(statements: readonly string[], { write, location }: SchemaPlace): Promise<void> {
  let made = '';
  try {
    await write(async (transaction) => {
      for (const statement of statements) {
        made = /\bdemarche_\w+/.exec(statement)?.[0] ?? statement;
        await transaction.run(statement);
      }
    });
  } catch (cause) {
    throw schemaError(cause, made, location);
  }
}

async function drop(name: string, place: SchemaPlace): Promise<void> {
  const found = (await place.read(foundIndexes)).find((index) => index.name === name);
  if (found === undefined) return;
  await run([`DROP ${found.isConstraint ? 'CONSTRAINT' : 'INDEX'} ${name} IF EXISTS`], place);
}

/** Indexes of a large graph take minutes to fill, so this is said and not bounded: each ends by being online or failed. */
async function awaitOnline(place: SchemaPlace, files: readonly SchemaFile[]): Promise<void> {
  const began = Date.now();
  for (let said = false; ; ) {
    const { objects } = await readSchema(place.read, files);
    const broken = objects.find(({ state }) => state !== 'online' && state !== 'populating');
    if (broken !== undefined) throw cannotBeMade(broken, place.location);
    const filling = objects.filter(({ state }) => state === 'populating');
    if (filling.length === 0) return;
    if (!said && Date.now() - began > 2000) {
      said = true;
      place.onProgress(
        `Neo4j at ${place.location} is filling ${filling.map(({ wanted }) => wanted.name).join(', ')}.`,
      );
    }
    await wait(100);
  }
}

function cannotBeMade(broken: SchemaState, location: string): DemarcheError {
  return new DemarcheError(
    'store/damaged',
    `The schema of ${location} cannot be completed: ${faultOf(broken)}. Correct or delete what it names (\`demarche doctor\` lists the schema), and run the command again.`,
  );
}

async function appliedNumbers(transaction: ManagedTransaction): Promise<ReadonlySet<number>> {
  const { records } = await transaction.run('MATCH (m:DemarcheMigration) RETURN m.number AS number');
  return new Set(records.map((record) => Number(record.get('number'))));
}

async function foundIndexes(transaction: ManagedTransaction): Promise<readonly FoundIndex[]> {
  const { records } = await transaction.run(
    `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, state, failureMessage`,
  );
  return records.map((record) => {
    const column = (name: string): unknown => record.get(name);
    const list = (name: string): readonly string[] => {
      const value = column(name);
      return Array.isArray(value) ? value.map(String) : [];
    };
    return {
      name: String(column('name')),
      type: String(column('type')),
      labels: list('labelsOrTypes'),
      properties: list('properties'),
      isConstraint: column('owningConstraint') !== null,
      state: String(column('state')),
      failure: String(column('failureMessage') ?? ''),
    };
  });
}
