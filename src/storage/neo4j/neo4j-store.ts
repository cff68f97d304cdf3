import { randomUUID } from 'node:crypto';
import type { Driver, ManagedTransaction } from 'neo4j-driver';
import {
  DemarcheError,
  type GraphChanges,
  type GraphRows,
  type GraphState,
  type GraphStore,
  type Neo4jSettings,
  type QueryOptions,
  type QueryResult,
  type RecordEntry,
} from '../../model/index.ts';
import { differenceOf } from '../difference.ts';
import { readRows } from '../read-rows.ts';
import { missingEnd, type WriteStep, writePlan } from '../write-plan.ts';
import { writeQueue } from '../write-queue.ts';
import { appendEntries, positionOfAppend, type RecordPlace, readEntries } from './database-record.ts';
import { lockMarker, type Marker, readMarker, refuseForeign, schemaVersion, writeMarker } from './marker.ts';
import { bringUpToDate } from './migrations.ts';
import { queryError } from './neo4j-errors.ts';
import { runQuery } from './neo4j-query.ts';
import { receivedCell, sentMap } from './neo4j-values.ts';
import { deleteGenerations, replaceEntries } from './replace-entries.ts';
import type { Transactions } from './transactions.ts';

/** The record of a database without a marker, and of the marker that `lockMarker` makes there. */
const unwritten: RecordPlace = { generation: 'first', position: 0 };

/** Steps of 1,000 rows that one transaction of a rebuild carries: its memory on the server stays bounded. */
const stepsInTransaction = 20;

/** A database that was connected to, and what was found there. */
export interface Neo4jParts {
  readonly driver: Driver;
  readonly settings: Neo4jSettings;
  /** For people: the address. */
  readonly location: string;
  readonly run: Transactions;
  readonly marker: Marker | undefined;
  readonly onProgress: (message: string) => void;
}

/**
 * A Neo4j database that is record and graph at once. Every write holds the lock of the marker node. When another process
 * has written since this one last read the record, its own entries are kept and the graph is left `behind`, to be replaced.
 */
export class Neo4jStore implements GraphStore {
  readonly kind = 'neo4j';
  readonly location: string;
  readonly #driver: Driver;
  readonly #settings: Neo4jSettings;
  readonly #run: Transactions;
  readonly #onProgress: (message: string) => void;
  readonly #inQueue = writeQueue();
  /** Whether the database is known to be ours, with all of the schema. */
  #prepared: boolean;
  #state: GraphState;
  /** The record as the caller knows it. */
  #seen: RecordPlace;
  /** Another process wrote in between: entries are taken, the graph waits to be replaced. */
  #overtaken = false;

  constructor({ driver, settings, location, run, marker, onProgress }: Neo4jParts) {
    this.#driver = driver;
    this.#settings = settings;
    this.#run = run;
    this.#onProgress = onProgress;
    this.location = location;
    this.#prepared = marker !== undefined && settings.readOnly !== true;
    const { generation, position } = marker ?? unwritten;
    this.#seen = { generation, position };
    const folded = marker?.schemaVersion === schemaVersion && marker.position === marker.graphPosition;
    this.#state = marker === undefined ? 'missing' : folded ? 'current' : 'behind';
  }

  get graphState(): GraphState {
    return this.#state;
  }

  async position(): Promise<string> {
    const { generation, position } = (await this.#run.read(readMarker)) ?? unwritten;
    return `${generation} ${position}`;
  }

  async *readRecord(): AsyncGenerator<RecordEntry> {
    const { generation, position } = (await this.#run.read(readMarker)) ?? unwritten;
    yield* readEntries(this.#run.read, { generation, position });
    this.#seen = { generation, position };
  }

  commit(entries: readonly RecordEntry[], changes: GraphChanges): Promise<void> {
    return this.#inQueue(async () => {
      if (this.#state !== 'current' && !this.#overtaken) {
        throw new DemarcheError(
          'defect',
          `The graph of ${this.location} is ${this.#state}: replace it first.`,
        );
      }
      const id = randomUUID();
      const plan = writePlan(changes);
      const seen = await this.#run.write(async (transaction) => {
        const before = await lockMarker(transaction);
        const tried = entries.length > 0 ? await positionOfAppend(transaction, id) : undefined;
        if (tried !== undefined) return this.#placeAfter(before, tried, entries.length);
        const current = !this.#overtaken && this.#isCurrent(before);
        if (entries.length > 0) await appendEntries(transaction, before, entries, id);
        if (current) await runSteps(transaction, plan);
        const position = before.position + entries.length;
        const graphPosition = current ? position : before.graphPosition;
        await writeMarker(transaction, { position, graphPosition });
        return current ? { generation: before.generation, position } : undefined;
      });
      if (seen === undefined) {
        this.#overtaken = true;
        this.#state = 'behind';
      } else {
        this.#seen = seen;
      }
    });
  }

  replaceGraph(rows: GraphRows): Promise<void> {
    return this.#inQueue(async () => {
      await this.#prepare();
      const rebuild = randomUUID();
      await this.#run.write(async (transaction) => {
        await lockMarker(transaction);
        await writeMarker(transaction, { rebuild, graphPosition: -1 });
      });
      const plan = writePlan(differenceOf(await this.readGraph(), rows));
      for (let at = 0; at < plan.length; at += stepsInTransaction) {
        await this.#run.write(async (transaction) => {
          await this.#lockRebuild(transaction, rebuild);
          await runSteps(transaction, plan.slice(at, at + stepsInTransaction));
        });
      }
      const current = await this.#run.write(async (transaction) => {
        const { generation, position } = await this.#lockRebuild(transaction, rebuild);
        if (generation !== this.#seen.generation || position !== this.#seen.position) return false;
        await writeMarker(transaction, { graphPosition: position });
        return true;
      });
      this.#state = current ? 'current' : 'behind';
      this.#overtaken = !current;
    });
  }

  replaceRecord(entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>): Promise<void> {
    return this.#inQueue(async () => {
      await this.#prepare();
      const { write } = this.#run;
      const { place, dead } = await replaceEntries(entries, () => this.#seen, write);
      this.#seen = place;
      this.#state = 'behind';
      this.#overtaken = false;
      await deleteGenerations(dead, write);
    });
  }

  readGraph(): Promise<GraphRows> {
    return this.#run.read((transaction) =>
      readRows(async (statement) => {
        const { records } = await transaction.run(statement);
        return records.map((record) => [...record.values()].map(receivedCell));
      }),
    );
  }

  async query(
    cypher: string,
    parameters: Readonly<Record<string, unknown>>,
    options: QueryOptions,
  ): Promise<QueryResult> {
    const session = this.#driver.session({
      database: this.#settings.database,
      defaultAccessMode: 'READ',
    });
    try {
      return await runQuery(session, cypher, parameters, options);
    } catch (cause) {
      throw queryError(cause, this.location, options.timeoutMs);
    } finally {
      await session.close();
    }
  }

  close(): Promise<void> {
    return this.#inQueue(() => this.#driver.close());
  }

  #isCurrent(marker: Marker): boolean {
    return (
      marker.graphPosition === marker.position &&
      marker.position === this.#seen.position &&
      marker.generation === this.#seen.generation
    );
  }

  /** The record after a commit of which only the answer was lost; undefined when another process wrote before or since. */
  #placeAfter(now: Marker, began: number, count: number): RecordPlace | undefined {
    const { generation, position, graphPosition } = now;
    const alone =
      generation === this.#seen.generation && began === this.#seen.position && position === began + count;
    return alone && graphPosition === position ? { generation, position } : undefined;
  }

  /** Makes an empty or adopted database ours before the first write: looks again whose it is, then sets up the schema. */
  async #prepare(): Promise<void> {
    if (this.#prepared) return;
    const { adopt } = this.#settings;
    await this.#run.read(async (transaction) => {
      if ((await readMarker(transaction)) === undefined)
        await refuseForeign(transaction, this.location, adopt);
    });
    await bringUpToDate({
      location: this.location,
      ...this.#run,
      onProgress: this.#onProgress,
    });
    this.#prepared = true;
  }

  async #lockRebuild(transaction: ManagedTransaction, rebuild: string): Promise<Marker> {
    const marker = await lockMarker(transaction);
    if (marker.rebuild === rebuild) return marker;
    throw new DemarcheError(
      'store/conflict',
      `Another process began to rebuild the graph of ${this.location}. Try again when it has ended.`,
      { retriable: true },
    );
  }
}

async function runSteps(transaction: ManagedTransaction, steps: readonly WriteStep[]): Promise<void> {
  for (const { statement, rows, writes } of steps) {
    const { records } = await transaction.run(statement, sentMap({ rows }));
    if (writes && Number(records[0]?.get('written')) !== rows.length) throw missingEnd(statement);
  }
}
