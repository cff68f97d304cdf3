import type { GraphStore, StoreSettings } from '../model/index.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { faultOf } from './neo4j/migrations.ts';

export { browserStyle, namedQueries, scenes } from './cypher-files.ts';
export { differenceOf } from './difference.ts';
export { digestOf } from './digest.ts';
export { journalFolderOf } from './embedded/open-embedded.ts';
export { openView } from './embedded/open-view.ts';
export type { NamedQuery, ParameterType, QueryParameter } from './named-query.ts';
export { type ImportTables, importFiles } from './neo4j/import-files.ts';
export { parseRecordLine, recordLine } from './record-line.ts';
export { type Scene, sceneText } from './scene.ts';

/** How a store tells people what it found and what it waits for. */
export interface StoreEvents {
  readonly onWarning: (message: string) => void;
  readonly onProgress?: (message: string) => void;
}

/**
 * Opens a store. Look at `graphState` first: unless it is `current`, call `replaceGraph` with the record's fold.
 * Throws `DemarcheError` with a `store/…` code whose message names the file or address and the remedy.
 */
export async function openStore(settings: StoreSettings, events: StoreEvents): Promise<GraphStore> {
  if (settings.kind === 'embedded') return openEmbedded(settings, events.onWarning);
  // The driver takes longer to load than most commands take to run.
  const { openNeo4j } = await import('./neo4j/open-neo4j.ts');
  return openNeo4j(settings, events.onProgress ?? (() => undefined));
}

/** How the schema of a store stands. */
export interface SchemaCheck {
  /** What is there, in words. */
  readonly found: string;
  /** Migrations that are to come, constraints and indexes that are missing, failed or being filled; in words. */
  readonly faults: readonly string[];
}

/**
 * Looks at a Neo4j database's migrations, constraints and indexes, and writes nothing. Undefined for a store that has no schema
 * of its own: a database before its first write, and the embedded store, which makes its file anew instead.
 * Throws as `openStore` does.
 */
export async function inspectSchema(
  settings: StoreSettings,
  { onProgress = () => undefined }: StoreEvents,
): Promise<SchemaCheck | undefined> {
  if (settings.kind === 'embedded') return undefined;
  const { inspectNeo4j } = await import('./neo4j/open-neo4j.ts');
  const report = await inspectNeo4j(settings, onProgress);
  if (report === undefined) return undefined;
  const { version, known, pending, objects } = report;
  const online = objects.filter(({ state }) => state === 'online').length;
  return {
    found: `version ${version} of ${known}, ${online} of ${objects.length} constraints and indexes online`,
    faults: [
      ...pending.map(({ name }) => `migration ${name} was not applied`),
      ...objects.filter(({ state }) => state !== 'online').map(faultOf),
    ],
  };
}
