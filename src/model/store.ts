import type { GraphChanges, GraphRows, PropertyValue } from './graph-rows.ts';
import type { RecordEntry } from './record.ts';

/** A cell of a query's result: nodes, relationships and paths arrive as plain maps of their properties. */
export type Cell = PropertyValue | null | readonly Cell[] | { readonly [key: string]: Cell };

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** True when the row limit cut the result. */
  readonly truncated: boolean;
}

export interface QueryOptions {
  readonly limit: number;
  readonly timeoutMs: number;
}

/** A graph file with its journal beside it. */
export interface EmbeddedSettings {
  readonly kind: 'embedded';
  /** Path of the graph file. */
  readonly database: string;
  /** Share the files with other readers and change nothing. */
  readonly readOnly?: boolean;
}

/** A Neo4j database that holds both record and graph. */
export interface Neo4jSettings {
  readonly kind: 'neo4j';
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Use a database that holds other data, beside which ours is kept. */
  readonly adopt: boolean;
  /** How long to wait for a server that does not answer yet, in milliseconds; 15,000 when left out. */
  readonly waitMs?: number;
  /** How long to wait for a server that goes away later on, in milliseconds; five minutes when left out. */
  readonly outageMs?: number;
  /** Change nothing, not even a schema that is older. */
  readonly readOnly?: boolean;
}

/** Where the record and the graph live. */
export type StoreSettings = EmbeddedSettings | Neo4jSettings;

/** How the graph stands to its record when a store is opened. */
export type GraphState = 'current' | 'behind' | 'missing' | 'damaged';

/**
 * Where record and graph live. Embedded: a journal and a graph file that is its cache; Neo4j: one database for both.
 * Everything throws `DemarcheError` with a `store/…` or `query/…` code.
 */
export interface GraphStore {
  readonly kind: 'embedded' | 'neo4j';
  /** For people: the file or the address. */
  readonly location: string;
  /** Found at opening. Unless `current`, call `replaceGraph` with the record's fold before anything else. */
  readonly graphState: GraphState;
  /** How far the record goes: another word after every commit, whoever makes it. */
  position(): Promise<string>;
  /** The record, oldest entry first. */
  readRecord(): AsyncIterable<RecordEntry>;
  /** Appends entries to the record and applies their changes to the graph, in that order; all or nothing on Neo4j, recoverable on embedded. */
  commit(entries: readonly RecordEntry[], changes: GraphChanges): Promise<void>;
  /** Makes the graph exactly these rows and marks it as current. */
  replaceGraph(rows: GraphRows): Promise<void>;
  /** Rewrites the record as exactly these entries (erasing, restoring). The graph is then `behind` until replaced. */
  replaceRecord(entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>): Promise<void>;
  /** The logical rows as the store holds them, in no particular order. */
  readGraph(): Promise<GraphRows>;
  /** Runs read-only Cypher; a write is refused before it runs (`query/not-read-only`). */
  query(
    cypher: string,
    parameters: Readonly<Record<string, unknown>>,
    options: QueryOptions,
  ): Promise<QueryResult>;
  /** Where work may be kept for the next opening; none where there is no such place. */
  readonly kept?: KeptWork;
  close(): Promise<void>;
}

/** Results that can be made again at any time, and may be lost: whoever reads one looks whether it fits. */
export interface KeptWork {
  /** What was kept under a name last. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Keeps bytes under a name; where they cannot be kept nothing happens. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
}
