import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import type { Output } from './output.ts';

/** A result on stdout, or in a file where one is named. Throws `settings/invalid` when the file cannot be written. */
export async function printOrWrite(text: string, path: string | undefined, output: Output): Promise<void> {
  if (path === undefined || path === '-') return output.print(text);
  return writeResult(text, path, output);
}

/** A result in a file. Throws `settings/invalid` when it cannot be written. */
export async function writeResult(
  content: string | Uint8Array,
  path: string,
  output: Output,
  flag = '-o',
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `${path} cannot be written (${String(cause)}): name another file with ${flag}.`,
      {
        cause,
      },
    );
  }
  output.note(`Written to ${path}`);
}
