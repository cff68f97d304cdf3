import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Flushes a folder, so that a file that was made or renamed in it is still there after a power cut. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  // Not every file system lets a folder be flushed; what was done in it stands all the same.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

/** Flushes the folders that name what was newly made: from the parent of `path` up to the parent of `first`, above it. */
export async function flushParents(path: string, first: string): Promise<void> {
  for (let made = path; ; made = dirname(made)) {
    await flushFolder(dirname(made));
    if (made === first || made === dirname(made)) return;
  }
}
