import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { DemarcheError } from '../model/index.ts';

/**
 * These paths as they lie below a folder, relative to it. Throws `settings/invalid` for addresses and standard input, for what is
 * not there, is hidden or lies elsewhere, and for a folder with a link that leads out.
 */
export async function refuseOutside(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const root = await realpath(folder);
  const found: string[] = [];
  for (const path of paths) {
    const real = await realOf(path, folder);
    refuseWhatIsNotBelow(root, real, path);
    if ((await stat(real)).isDirectory()) await refuseLinksOut(root, real, path);
    found.push(relative(root, real) || '.');
  }
  return found;
}

async function realOf(path: string, folder: string): Promise<string> {
  if (path === '-' || /^[a-z][\w+.-]*:\/\//i.test(path)) {
    throw refused(path, 'is no file: give the article itself as text');
  }
  try {
    return await realpath(resolve(folder, path));
  } catch {
    // Whether it is missing or may not be looked at is nothing to tell of a place outside.
    throw refused(
      path,
      'is no file or folder below the working folder: check its name; patterns are not taken',
    );
  }
}

function refuseWhatIsNotBelow(root: string, real: string, path: string): void {
  if (!isBelow(root, real)) {
    throw refused(
      path,
      'is no file or folder below the working folder: check its name; patterns are not taken',
    );
  }
  if (isHidden(root, real)) throw refused(path, 'is hidden: name articles that are not');
}

async function refuseLinksOut(root: string, folder: string, path: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    const target = await realpath(link).catch(() => undefined);
    if (target === undefined || (isBelow(root, target) && !isHidden(root, target))) continue;
    throw refused(
      path,
      `holds the link ${relative(root, link)}, which leads out of the working folder or to what is hidden: name its files one by one`,
    );
  }
}

function isBelow(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

function isHidden(root: string, real: string): boolean {
  return relative(root, real)
    .split(sep)
    .some((part) => part.startsWith('.'));
}

function refused(path: string, why: string): DemarcheError {
  return new DemarcheError('settings/invalid', `"${path}" ${why}.`);
}
