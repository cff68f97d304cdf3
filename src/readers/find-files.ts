import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Refusal } from '../model/index.ts';
import { sourceName } from './find-sources.ts';
import { refusalOf } from './outcome.ts';
import { unreadable } from './unreadable.ts';

/** A file to read, or why an input names none. */
export type FoundFile =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Files, folders (their files with one of the endings, sorted by name) and patterns, in the order given, each file once. What is
 * named itself is always tried; standard input is refused, as such files are read more than once.
 */
export async function* findFiles(
  inputs: readonly string[],
  endings: readonly string[],
): AsyncGenerator<FoundFile> {
  const seen = new Set<string>();
  for (const input of inputs) {
    const paths = await pathsOf(input, endings);
    if (!Array.isArray(paths)) yield paths;
    else for (const path of paths) if (!seen.has(path) && seen.add(path)) yield { ok: true, path };
  }
}

async function pathsOf(
  input: string,
  endings: readonly string[],
): Promise<string[] | Extract<FoundFile, { ok: false }>> {
  const refuse = (reason: string, code = 'input/not-found' as const) => ({
    ok: false as const,
    refusal: refusalOf('files', { source: input }, { code, reason }),
  });
  if (input === '-')
    return refuse('Such a file is read more than once, so it cannot come from standard input: name it.');
  try {
    const path = sourceName(input);
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => endings.includes(extname(name).toLowerCase()))
      .sort()
      .map((name) => sourceName(join(path, name)));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) return { ok: false, refusal: refusalOf('files', { source: input }, unreadable(error)) };
    const found = isDynamicPattern(input) ? await glob(input, { onlyFiles: true }) : [];
    return found.length > 0 ? found.sort().map(sourceName) : refuse('There is no such file: check the path.');
  }
}
