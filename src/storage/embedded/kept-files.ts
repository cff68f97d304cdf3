import { readdirSync, rmSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptWork } from '../../model/index.ts';

const ending = '.kept';

/**
 * Work kept in a folder, a file a name, readable by its owner only. A file that cannot be read counts as none, and one that cannot be
 * written is left out: all of it can be made again. A new one takes the old one's place in one step.
 */
export function keptFiles(folder: string, readOnly: boolean): KeptWork {
  const fileOf = (name: string): string => join(folder, `${name}${ending}`);
  return {
    read: (name) => readFile(fileOf(name)).catch(() => undefined),
    async keep(name, bytes) {
      if (readOnly) return;
      const next = `${fileOf(name)}.new`;
      try {
        await writeFile(next, bytes, { mode: 0o600 });
        await rename(next, fileOf(name));
      } catch {
        await rm(next, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Removes what was kept in a folder: it may be made of words that are to be erased. */
export function removeKept(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(ending) || name.endsWith(`${ending}.new`)) rmSync(join(folder, name), { force: true });
  }
}
