import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const markerName = '.complete';

const manifestSchema = z.object({
  jars: z
    .array(
      z.object({ name: z.string().endsWith('.jar'), size: z.int().positive(), sha256: z.hex().length(64) }),
    )
    .min(1),
});
type Manifest = z.infer<typeof manifestSchema>;

/** `unverified` is a folder marked as complete, by hand or by a script, without a list to compare with. */
export type JarCacheState =
  | { readonly kind: 'complete' | 'unverified'; readonly jars: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly jars: readonly string[] };

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => -1,
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function jarNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.jar')).sort();
}

function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Writes the list of the jars in `folder`, with sizes and SHA-256, last: a folder without it is not complete. */
export async function markComplete(folder: string): Promise<number> {
  const jars = [];
  for (const name of await jarNames(folder)) {
    const path = join(folder, name);
    jars.push({ name, size: await sizeOf(path), sha256: await sha256Of(path) });
  }
  const manifest: Manifest = { jars };
  const marker = join(folder, markerName);
  await writeFile(`${marker}.new`, `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(`${marker}.new`, marker);
  return jars.length;
}

/**
 * Whether the jars in `folder` can be used: each has the size and the SHA-256 that it had when it was fetched. Takes about a
 * second.
 */
export async function inspectJarCache(folder: string): Promise<JarCacheState> {
  const marker = await readFile(join(folder, markerName), 'utf8').catch(() => undefined);
  if (marker === undefined) return { kind: 'missing' };
  if (marker.trim() === '') {
    const { length } = await jarNames(folder);
    return length === 0 ? { kind: 'missing' } : { kind: 'unverified', jars: length };
  }
  const manifest = parseManifest(marker);
  if (manifest === undefined) return { kind: 'damaged', jars: [markerName] };
  const damaged: string[] = [];
  for (const { name, size, sha256 } of manifest.jars) {
    const path = join(folder, name);
    const right = (await sizeOf(path)) === size && (await sha256Of(path)) === sha256;
    if (!right) damaged.push(name);
  }
  return damaged.length === 0
    ? { kind: 'complete', jars: manifest.jars.length }
    : { kind: 'damaged', jars: damaged };
}
