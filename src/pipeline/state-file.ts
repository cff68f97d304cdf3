import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { DemarcheError, type GraphStore, sha256 } from '../model/index.ts';
import { writeFlushed } from '../util/write-flushed.ts';

/**
 * What was kept in a file, checked by its schema; undefined where there is none, or none that can be read: what is kept in such files
 * only spares reading again.
 */
export async function readState<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all, and for its owner only. Throws `settings/invalid` where that cannot be done. */
export async function writeState(path: string, state: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFlushed(draft, JSON.stringify(state));
    await rename(draft, path);
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `How far sources were read cannot be kept in ${path} (${String(cause)}). What was read is in the graph; make room or give permission there, and run the same again.`,
      { cause },
    );
  }
}

/** By what a record is known again: its first entry. Undefined while it has none. */
export async function recordIdOf(store: Pick<GraphStore, 'readRecord'>): Promise<string | undefined> {
  for await (const entry of store.readRecord()) return sha256(JSON.stringify(entry)).slice(0, 16);
  return undefined;
}
