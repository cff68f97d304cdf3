import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import type { Output } from './output.ts';

/** A result on stdout, or in a file where one is named. Throws `settings/invalid` when the file cannot be written. */
export async function printOrWrite(text: string, path: string | undefined, output: Output): Promise<void> {
  if (path === undefined || path === '-') return output.print(text);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `${path} cannot be written (${String(cause)}): name another file with -o.`,
      {
        cause,
      },
    );
  }
  output.note(`Written to ${path}`);
}
