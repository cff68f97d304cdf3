import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Release } from './release.ts';

const noteName = 'installed.json';
const noteSchema = z.array(z.string().regex(/^[^/\\]+\.jar$/));

/** A jar of a release, in the folder where the cache has it. */
interface Jar {
  readonly folder: string;
  readonly name: string;
}

/** A jar's name without its version: `commons-lang3-3.18.0.jar` is `commons-lang3`. */
export function artifactOf(name: string): string {
  return name.replace(/-\d[0-9A-Za-z.]*(?:-[A-Z]+)?\.jar$/, '');
}

async function jarsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.jar')).sort();
}

/**
 * Which jars of the plugins go beside the server's: those of a plugin's own version, and libraries that the server lacks. One
 * that it has would be loaded in the place of its own. Of a library that two plugins bring, the newer one stays.
 */
export async function chosenJars(
  serverJars: string,
  sources: readonly { readonly release: Release; readonly folder: string }[],
): Promise<readonly Jar[]> {
  const ofServer = new Set((await jarsIn(serverJars)).map(artifactOf));
  const own: Jar[] = [];
  const libraries = new Map<string, Jar>();
  for (const { release, folder } of sources) {
    for (const name of await jarsIn(folder)) {
      const artifact = artifactOf(name);
      if (name.endsWith(`-${release.version}.jar`)) own.push({ folder, name });
      else if (!ofServer.has(artifact) && isNewer(name, libraries.get(artifact)?.name)) {
        libraries.set(artifact, { folder, name });
      }
    }
  }
  return [...own, ...libraries.values()];
}

function isNewer(name: string, than: string | undefined): boolean {
  return than === undefined || name.localeCompare(than, 'en', { numeric: true }) > 0;
}

/**
 * Makes the plugin folder hold these jars and none that an earlier call put there; jars of the user's own stay. Resolves to the
 * number of jars.
 */
export async function installPlugins(
  folder: string,
  serverJars: string,
  sources: readonly { readonly release: Release; readonly folder: string }[],
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const note = join(folder, noteName);
  const before = await installedBefore(note);
  const wanted = await chosenJars(serverJars, sources);
  const names = new Set(wanted.map(({ name }) => name));
  // Noted before anything is copied: a start that is cut off leaves no jar that the next one would take for the user's.
  if (before.length > 0 || names.size > 0) {
    await writeFile(note, `${JSON.stringify([...new Set([...before, ...names])])}\n`);
  }
  for (const name of before.filter((each) => !names.has(each))) await rm(join(folder, name), { force: true });
  for (const { folder: from, name } of wanted) {
    const size = await sizeOf(join(folder, name));
    if (size !== (await sizeOf(join(from, name)))) await copyFile(join(from, name), join(folder, name));
  }
  if (names.size > 0) await writeFile(note, `${JSON.stringify([...names])}\n`);
  else await rm(note, { force: true });
  return names.size;
}

async function installedBefore(note: string): Promise<readonly string[]> {
  const text = await readFile(note, 'utf8').catch(() => '[]');
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => -1,
  );
}
