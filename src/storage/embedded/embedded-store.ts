import { dirname } from 'node:path';
import type { GrafeoDB } from '@grafeo-db/js';
import {
  DemarcheError,
  type GraphChanges,
  type GraphRows,
  type GraphState,
  type GraphStore,
  type KeptWork,
  type QueryOptions,
  type QueryResult,
  type RecordEntry,
} from '../../model/index.ts';
import { differenceOf } from '../difference.ts';
import { writeQueue } from '../write-queue.ts';
import { applySchema, readGraphRows, runQuery, writeChanges } from './grafeo-graph.ts';
import {
  createGraphFile,
  createGraphInMemory,
  fileIdentity,
  removeGraphFile,
  removeMovedAside,
} from './graph-file.ts';
import type { Journal } from './journal.ts';
import { keptFiles, removeKept } from './kept-files.ts';
import { isDiskFull, writeFailed } from './write-failed.ts';

const emptyGraph: GraphRows = { nodes: [], relationships: [] };

/** An opened journal and graph, and how they stand to each other. */
export interface EmbeddedParts {
  readonly path: string;
  readonly readOnly: boolean;
  readonly journal: Journal;
  readonly database: GrafeoDB;
  readonly graphState: GraphState;
  readonly onWarning: (message: string) => void;
}

/**
 * The embedded store: a journal, and a Grafeo file that is its cache. Writes run one after another.
 * Opened for reading, it changes no file: `replaceGraph` then builds the graph in memory.
 */
export class EmbeddedStore implements GraphStore {
  readonly kind = 'embedded';
  readonly location: string;
  readonly kept: KeptWork;
  readonly #readOnly: boolean;
  readonly #journal: Journal;
  readonly #onWarning: (message: string) => void;
  readonly #inQueue = writeQueue();
  #database: GrafeoDB;
  #identity: string;
  #state: GraphState;

  constructor(parts: EmbeddedParts) {
    this.location = parts.path;
    this.kept = keptFiles(dirname(parts.journal.path), parts.readOnly);
    this.#readOnly = parts.readOnly;
    this.#journal = parts.journal;
    this.#onWarning = parts.onWarning;
    this.#database = parts.database;
    this.#state = parts.graphState;
    this.#identity = fileIdentity(parts.path);
  }

  get graphState(): GraphState {
    return this.#state;
  }

  position(): Promise<string> {
    return Promise.resolve(this.#journal.position);
  }

  readRecord(): AsyncIterable<RecordEntry> {
    return this.#journal.read();
  }

  commit(entries: readonly RecordEntry[], changes: GraphChanges): Promise<void> {
    return this.#inQueue(async () => {
      this.#checkWritable();
      if (this.#state !== 'current') {
        throw new DemarcheError(
          'defect',
          `The graph of ${this.location} is ${this.#state}: replace it first.`,
        );
      }
      const before = this.#journal.position;
      await this.#journal.append(entries);
      try {
        await this.#write(changes, this.#journal.position);
      } catch (error) {
        // If even this fails, the journal keeps the entries and the graph is behind it, which opening puts right.
        await this.#journal.cutBackTo(before).catch(() => {
          this.#state = 'behind';
        });
        throw error;
      }
    });
  }

  replaceGraph(rows: GraphRows): Promise<void> {
    return this.#inQueue(async () => {
      if (this.#readOnly) await this.#moveToMemory();
      else this.#checkWritable();
      const changes = differenceOf(await readGraphRows(this.#database), rows);
      await this.#write(changes, this.#journal.position);
      this.#state = 'current';
    });
  }

  replaceRecord(entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>): Promise<void> {
    return this.#inQueue(async () => {
      this.#checkWritable();
      removeKept(dirname(this.#journal.path));
      await this.#journal.replace(entries);
      // A new file, because pages of the old one could still hold words that were erased.
      this.#state = 'behind';
      this.#database.close();
      removeGraphFile(this.location);
      this.#database = createGraphFile(this.location);
      this.#identity = fileIdentity(this.location);
      await applySchema(this.#database);
      await this.#write(differenceOf(emptyGraph, emptyGraph), '');
      this.#removeMovedAside();
    });
  }

  readGraph(): Promise<GraphRows> {
    return readGraphRows(this.#database);
  }

  query(
    cypher: string,
    parameters: Readonly<Record<string, unknown>>,
    options: QueryOptions,
  ): Promise<QueryResult> {
    return runQuery(this.#database, cypher, parameters, options);
  }

  close(): Promise<void> {
    return this.#inQueue(async () => {
      try {
        this.#database.close();
      } catch (error) {
        throw isDiskFull(error) ? writeFailed(this.location, error) : error;
      } finally {
        await this.#journal.close();
      }
    });
  }

  /** Damaged graph files that were kept hold the words of the old record as well. */
  #removeMovedAside(): void {
    const stuck = removeMovedAside(this.location);
    if (stuck.length === 0) return;
    this.#onWarning(
      `Older graph files could not be removed and may still hold what was erased: ${stuck.join(', ')}. Remove them by hand.`,
    );
  }

  async #write(changes: GraphChanges, position: string): Promise<void> {
    try {
      await writeChanges(this.#database, changes, position);
    } catch (error) {
      throw isDiskFull(error) ? writeFailed(this.location, error) : error;
    }
  }

  async #moveToMemory(): Promise<void> {
    this.#database.close();
    this.#database = createGraphInMemory();
    await applySchema(this.#database);
  }

  /** The lock is on the graph file itself: whoever has taken its place at the path may hold another one. */
  #checkWritable(): void {
    if (this.#readOnly) {
      throw new DemarcheError('store/locked', `${this.location} was opened for reading only.`);
    }
    if (fileIdentity(this.location) !== this.#identity) {
      throw new DemarcheError(
        'store/conflict',
        `${this.location} was removed or replaced while it was in use. Run the command again: the record is whole.`,
      );
    }
  }
}
