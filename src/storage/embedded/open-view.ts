import type { GrafeoDB } from '@grafeo-db/js';
import { DemarcheError, type GraphRows, type GraphStore, type RecordEntry } from '../../model/index.ts';
import { differenceOf } from '../difference.ts';
import { applySchema, runQuery, writeChanges } from './grafeo-graph.ts';
import { createGraphInMemory } from './graph-file.ts';

/** A record and its graph that no store holds. */
export interface View {
  /** For people: of what it is a view. */
  readonly location: string;
  readonly entries: readonly RecordEntry[];
  readonly rows: GraphRows;
}

/**
 * A graph that is only in memory, to be read like a store; writing to it throws `store/locked`. Cypher runs on the embedded
 * engine, which is filled when the first query is asked.
 */
export function openView({ location, entries, rows }: View): GraphStore {
  let filled: Promise<GrafeoDB> | undefined;
  const refuse = (): Promise<never> =>
    Promise.reject(new DemarcheError('store/locked', `${location} is a view: nothing can be written to it.`));
  return {
    kind: 'embedded',
    location,
    graphState: 'current',
    position: () => Promise.resolve('view'),
    async *readRecord() {
      yield* entries;
    },
    readGraph: () => Promise.resolve(rows),
    async query(cypher, parameters, options) {
      filled ??= fillGraph(rows);
      return runQuery(await filled, cypher, parameters, options);
    },
    commit: refuse,
    replaceGraph: refuse,
    replaceRecord: refuse,
    async close() {
      (await filled)?.close();
    },
  };
}

async function fillGraph(rows: GraphRows): Promise<GrafeoDB> {
  const database = createGraphInMemory();
  await applySchema(database);
  await writeChanges(database, differenceOf({ nodes: [], relationships: [] }, rows), '');
  return database;
}
