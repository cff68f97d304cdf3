import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, posix, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Refusal } from '../model/index.ts';
import { articleAddress } from './article-address.ts';
import { type Problem, refusalOf } from './outcome.ts';
import { formatOfName, isDocumentName, type ReadFormat } from './read-format.ts';
import { unreadable } from './unreadable.ts';

/** One thing to read, or why an input names nothing that can be read. */
export type Source =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/**
 * Resolves files, folders, patterns, addresses and `-` in the order given, folders and patterns sorted by name; each file once, however often it is named.
 * In folders hidden entries are left out, and only files whose names promise an article of the format are read; what is named itself is always tried.
 */
export async function* findSources(inputs: readonly string[], format: ReadFormat): AsyncGenerator<Source> {
  const seen = new Set<string>();
  for (const input of inputs) {
    for await (const source of sourcesOf(input, format)) {
      const key = await keyOf(source);
      if (key !== undefined && seen.has(key)) continue;
      if (key !== undefined) seen.add(key);
      yield source;
    }
  }
}

/** What begins like an address is one; which schemes are fetched is decided where it is. */
const address = /^[a-z][a-z0-9+.-]+:\/\//i;

async function* sourcesOf(input: string, format: ReadFormat): AsyncGenerator<Source> {
  if (input === '-') {
    yield { kind: 'stdin' };
    return;
  }
  if (address.test(input)) {
    yield { kind: 'address', url: input };
    return;
  }
  const path = sourceName(input);
  try {
    if ((await stat(path)).isDirectory()) yield* folderSources(path, format);
    else yield { kind: 'file', path };
  } catch (error) {
    if (isMissing(error) && isDynamicPattern(input)) yield* patternSources(path, format);
    else yield refused(path, isMissing(error) ? notFound(input) : unreadable(error));
  }
}

/** The name under which a file is known: as given, with forward slashes and without detours. */
export function sourceName(path: string): string {
  return posix.normalize(sep === '\\' ? path.replaceAll('\\', '/') : path).replace(/(?<=.)\/$/, '');
}

async function* folderSources(folder: string, format: ReadFormat): AsyncGenerator<Source> {
  let found = false;
  for await (const source of walkFolder(folder, format, [])) {
    found = true;
    yield source;
  }
  if (!found) yield refused(folder, emptyFolder);
}

const emptyFolder: Problem = {
  code: 'input/empty',
  reason:
    'No article was found in this folder: it needs files ending in .txt, .md, .html, .jsonl, .warc or .warc.gz. Name other files themselves, with --format.',
};

/** `above` holds the real paths of the folders on the way down: one that comes again is a loop made by a link. */
async function* walkFolder(
  folder: string,
  format: ReadFormat,
  above: readonly string[],
): AsyncGenerator<Source> {
  try {
    const real = await realpath(folder);
    if (above.includes(real)) {
      yield refused(folder, loop);
      return;
    }
    const entries = (await readdir(folder, { withFileTypes: true }))
      .filter(({ name }) => !name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) yield* entrySources(folder, entry, format, [...above, real]);
  } catch (error) {
    yield refused(folder, unreadable(error));
  }
}

const loop: Problem = {
  code: 'input/unreadable',
  reason:
    'This link leads back to a folder that it lies in: its files are read once, there. Remove the link.',
};

async function* entrySources(
  folder: string,
  entry: Dirent,
  format: ReadFormat,
  above: readonly string[],
): AsyncGenerator<Source> {
  const path = sourceName(join(folder, entry.name));
  try {
    const entryKind = entry.isSymbolicLink() ? await stat(path) : entry;
    if (entryKind.isDirectory()) yield* walkFolder(path, format, above);
    else if (entryKind.isFile() && isWanted(path, format)) yield { kind: 'file', path };
  } catch (error) {
    yield refused(path, unreadable(error));
  }
}

async function* patternSources(pattern: string, format: ReadFormat): AsyncGenerator<Source> {
  // Only a pattern whose last part names an ending asks for files of any kind.
  const namesEnding = posix.basename(pattern).includes('.');
  const paths = await glob(pattern, {
    expandDirectories: false,
    onlyFiles: false,
    followSymbolicLinks: false,
    absolute: isAbsolute(pattern),
  });
  const below = pattern.includes('**');
  let found = false;
  for (const match of paths.sort()) {
    const path = sourceName(match);
    const isFolder = match.endsWith('/');
    if (isFolder && below) continue;
    if (!isFolder && !namesEnding && !isWanted(path, format)) continue;
    found = true;
    if (isFolder) yield* folderSources(path, format);
    else yield { kind: 'file', path };
  }
  if (!found) yield refused(pattern, notFound(pattern));
}

/** In a folder, office documents are tried as well, so that they are refused aloud instead of overlooked. */
function isWanted(path: string, format: ReadFormat): boolean {
  const own = formatOfName(path);
  return format === 'auto' ? own !== undefined || isDocumentName(path) : own === format;
}

function notFound(input: string): Problem {
  const reason = isDynamicPattern(input)
    ? 'No file matches this pattern: check it, and put it in quotes so that the shell leaves it alone.'
    : 'There is no such file or folder: check the path.';
  return { code: 'input/not-found', reason };
}

function refused(source: string, problem: Problem): Source {
  return { kind: 'refusal', refusal: refusalOf('files', { source }, problem) };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The same for all names of one source. */
async function keyOf(source: Source): Promise<string | undefined> {
  switch (source.kind) {
    case 'file':
      return identityOf(source.path);
    case 'address':
      return articleAddress(source.url) ?? source.url;
    case 'stdin':
      return '-';
    default:
      return undefined;
  }
}

/** The same for all names of one file. */
async function identityOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Gone since it was found; reading it will say so.
    return path;
  }
}
