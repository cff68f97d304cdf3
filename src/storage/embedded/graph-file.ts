import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { DemarcheError } from '../../model/index.ts';
import { isDiskFull, writeFailed } from './write-failed.ts';

/** A graph file as it was found: opened, or why it could not be. */
export type FoundGraph =
  | { readonly found: 'open'; readonly database: GrafeoDB }
  | { readonly found: 'missing' }
  | { readonly found: 'damaged'; readonly reason: string };

/**
 * Opens a Grafeo file, for writing or for reading beside other readers. The kernel holds its lock, so a killed process
 * leaves none behind. Throws `store/locked` when another process holds it, `store/unreachable` when it may not be opened.
 */
export function openGraphFile(path: string, readOnly: boolean): FoundGraph {
  if (!existsSync(path)) return { found: 'missing' };
  if (!statSync(path).isFile()) {
    throw new DemarcheError(
      'store/foreign',
      `${path} is not a file. Name the graph's file with --database, such as .demarche/graph.grafeo.`,
    );
  }
  try {
    const database = readOnly ? grafeo.GrafeoDB.openReadOnly(path) : openForWriting(path);
    return { found: 'open', database };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/\block(ed)?\b/i.test(reason)) {
      throw new DemarcheError(
        'store/locked',
        `${path} is in use by another process. Wait for it to end, or stop it, and try again.`,
        { cause, retriable: true },
      );
    }
    if (/permission denied|read-only file system|os error (13|30)\b/i.test(reason)) {
      throw new DemarcheError('store/unreachable', `${path} may not be opened: ${reason}`, { cause });
    }
    // A full disk damages nothing, and a file that was moved aside would need room as well.
    if (isDiskFull(cause)) throw writeFailed(path, cause);
    return { found: 'damaged', reason };
  }
}

/** Creates a graph file that only its owner may read. Throws `store/unreachable` when the folder does not allow it. */
export function createGraphFile(path: string): GrafeoDB {
  try {
    return openForWriting(path);
  } catch (cause) {
    throw writeFailed(path, cause);
  }
}

function openForWriting(path: string): GrafeoDB {
  const database = grafeo.GrafeoDB.create(path);
  chmodSync(path, 0o600);
  if (existsSync(`${path}.wal`)) chmodSync(`${path}.wal`, 0o700);
  return database;
}

/** Moves a file that cannot be used out of the way, with its log, and says where it went. */
export function moveAside(path: string): string {
  let number = 1;
  while (existsSync(`${path}.damaged-${number}`)) number += 1;
  const aside = `${path}.damaged-${number}`;
  renameSync(path, aside);
  if (existsSync(`${path}.wal`)) renameSync(`${path}.wal`, `${aside}.wal`);
  return aside;
}

/** Removes a graph file and its log. */
export function removeGraphFile(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.wal`, { force: true, recursive: true });
}

/** Removes what `moveAside` made of a graph file over time; returns the paths that could not be removed. */
export function removeMovedAside(path: string): readonly string[] {
  const folder = dirname(path);
  const beginning = `${basename(path)}.damaged-`;
  const stuck: string[] = [];
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(beginning) || !/^\d+(\.wal)?$/.test(name.slice(beginning.length))) continue;
    const aside = join(folder, name);
    try {
      // Only logs are folders; any other folder of such a name is not ours.
      rmSync(aside, { recursive: name.endsWith('.wal') });
    } catch {
      stuck.push(aside);
    }
  }
  return stuck;
}

/** Identity of the file behind a path; '' when there is none. */
export function fileIdentity(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.dev}:${stats.ino}`;
}

/** A graph without a file, for readers whose graph file cannot be used. */
export function createGraphInMemory(): GrafeoDB {
  return grafeo.GrafeoDB.create();
}
