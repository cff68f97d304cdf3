import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article, ReadResult, Refusal } from '../../src/model/index.ts';
import { type ReadOptions, readInputs } from '../../src/readers/index.ts';

/** All results for some inputs. */
export async function readAll(
  inputs: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const result of readInputs(inputs, { format: 'auto', ...options })) results.push(result);
  return results;
}

export function articlesOf(results: readonly ReadResult[]): readonly Article[] {
  return results.flatMap((result) => (result.ok ? [result.article] : []));
}

export function refusalsOf(results: readonly ReadResult[]): readonly Refusal[] {
  return results.flatMap((result) => (result.ok ? [] : [result.refusal]));
}

/** A folder with these files, gone after the test. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-readers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Reads one file with this content. */
export async function readFileOf(
  name: string,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<ReadResult> {
  const folder = await folderOf({ [name]: content });
  const [result, ...more] = await readAll([join(folder, name)], options);
  if (result === undefined || more.length > 0) throw new Error(`${more.length + 1} results for one file`);
  return result;
}

/** A stream of standard input in pieces of a given size. */
export async function* inPieces(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
