import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DemarcheError } from '../model/index.ts';

/**
 * Writes a file as its pieces come, readable by its owner alone: what is exported may be confidential. It takes its name only
 * when it is whole. Throws `settings/invalid` when it cannot be written.
 */
export async function writeStreamed(
  chunks: Iterable<string> | AsyncIterable<string>,
  path: string,
): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (cause instanceof DemarcheError) throw cause;
    throw new DemarcheError(
      'settings/invalid',
      `${path} cannot be written (${String(cause)}): name another place with -o.`,
      { cause },
    );
  }
}
