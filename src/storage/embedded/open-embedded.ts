import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { GrafeoDB } from '@grafeo-db/js';
import { DemarcheError, type EmbeddedSettings, type GraphState } from '../../model/index.ts';
import { EmbeddedStore } from './embedded-store.ts';
import { flushParents } from './flush-folder.ts';
import { applySchema, readMarker, schemaVersion } from './grafeo-graph.ts';
import {
  createGraphFile,
  createGraphInMemory,
  moveAside,
  openGraphFile,
  removeGraphFile,
} from './graph-file.ts';
import { makeJournal, openJournal } from './journal.ts';

/**
 * The folder of a graph file's journal, beside it: `journal` for `graph.grafeo`, `NAME.journal` for any other NAME, so that
 * two databases in one folder never share one.
 */
export function journalFolderOf(database: string): string {
  const name = basename(database);
  return join(dirname(resolve(database)), name === 'graph.grafeo' ? 'journal' : `${name}.journal`);
}

/**
 * Opens the embedded store and finds how its graph stands to its journal. A graph file that cannot be read is moved aside
 * with a warning. Throws `store/locked` when another process holds it, `store/foreign` when the file is not ours,
 * `store/newer` when a later version made it, `store/unreachable` when files may not be opened.
 */
export async function openEmbedded(
  settings: EmbeddedSettings,
  onWarning: (message: string) => void,
): Promise<EmbeddedStore> {
  const path = resolve(settings.database);
  const readOnly = settings.readOnly ?? false;
  const folder = journalFolderOf(path);
  const journalPath = join(folder, 'record.jsonl');
  const hasJournal = existsSync(journalPath);
  if (!readOnly) await makeFolders(folder);

  const graph = await findGraph({ path, readOnly, hasJournal, journalPath, onWarning });
  try {
    const journal = await openJournal({ path: journalPath, readOnly, onWarning });
    const graphState =
      graph.state === 'current' && graph.position !== journal.position ? 'behind' : graph.state;
    return new EmbeddedStore({ path, readOnly, journal, database: graph.database, graphState, onWarning });
  } catch (error) {
    graph.database.close();
    throw error;
  }
}

async function makeFolders(journal: string): Promise<void> {
  try {
    const first = mkdirSync(journal, { recursive: true, mode: 0o700 });
    if (first !== undefined) await flushParents(journal, first);
    if ((statSync(journal).mode & 0o077) !== 0) chmodSync(journal, 0o700);
  } catch (cause) {
    throw new DemarcheError('store/unreachable', `${journal} could not be made: ${String(cause)}`, { cause });
  }
}

interface OpenedGraph {
  readonly database: GrafeoDB;
  /** As far as the file alone tells. */
  readonly state: GraphState;
  readonly position: string;
}

interface GraphPlace {
  readonly path: string;
  readonly readOnly: boolean;
  readonly hasJournal: boolean;
  readonly journalPath: string;
  readonly onWarning: (message: string) => void;
}

async function findGraph(place: GraphPlace): Promise<OpenedGraph> {
  const { path, readOnly, hasJournal } = place;
  const found = openGraphFile(path, readOnly);
  if (found.found === 'missing') {
    // A log that outlived its graph file would be taken for that of another database.
    if (hasJournal && !readOnly) removeGraphFile(path);
    return newGraph(place, 'missing');
  }
  if (found.found === 'damaged') return setAside(place, found.reason);
  const { database } = found;
  try {
    const marker = await readMarker(database);
    if (marker !== undefined && marker.schemaVersion > schemaVersion) {
      throw new DemarcheError(
        'store/newer',
        `The graph file ${path} has a form of a later demarche (${marker.schemaVersion}; this one knows forms up to ${schemaVersion}). It was left as it is. Update demarche (\`npm install demarche@latest\`), or name another file with --database.`,
      );
    }
    if (marker?.schemaVersion === schemaVersion) {
      return { database, state: 'current', position: marker.position };
    }
    if (marker === undefined && !hasJournal && database.nodeCount() > 0) throw foreign(path);
    if (marker !== undefined) {
      place.onWarning(
        `The graph file ${path} was made by an earlier demarche (its form is ${marker.schemaVersion}, now ${schemaVersion}): it is made anew from the journal.`,
      );
    }
    database.close();
    if (!readOnly) removeGraphFile(path);
    return await newGraph(place, 'missing');
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Only a file that has a journal beside it is known to be ours, and may be moved. */
async function setAside(place: GraphPlace, reason: string): Promise<OpenedGraph> {
  if (!place.hasJournal) throw foreign(place.path, reason);
  const what = `The graph file ${place.path} cannot be read (${reason})`;
  if (place.readOnly) {
    place.onWarning(`${what}; the graph is made anew from the journal, in memory.`);
  } else {
    const aside = moveAside(place.path);
    place.onWarning(`${what}; it was moved to ${aside} and is made anew from the journal.`);
  }
  return newGraph(place, 'damaged');
}

async function newGraph(place: GraphPlace, state: GraphState): Promise<OpenedGraph> {
  // The journal comes first, even without entries: a graph file that a crash left half made is known by it to be ours.
  if (!place.readOnly) await makeJournal(place.journalPath);
  const database = place.readOnly ? createGraphInMemory() : createGraphFile(place.path);
  await applySchema(database);
  return { database, state, position: '' };
}

function foreign(path: string, reason = 'it has no marker of ours'): DemarcheError {
  return new DemarcheError(
    'store/foreign',
    `${path} is not a graph of demarche (${reason}), and no journal stands beside it. It was left as it is: name another file with --database.`,
  );
}
