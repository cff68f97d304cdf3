import type { GraphStore, StoreSettings } from '../model/index.ts';
import { openEmbedded } from './embedded/open-embedded.ts';

export { browserStyle, namedQueries, scenes } from './cypher-files.ts';
export { differenceOf } from './difference.ts';
export { digestOf } from './digest.ts';
export { journalFolderOf } from './embedded/open-embedded.ts';
export { openView } from './embedded/open-view.ts';
export type { NamedQuery, ParameterType, QueryParameter } from './named-query.ts';
export { importFiles } from './neo4j/import-files.ts';
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
