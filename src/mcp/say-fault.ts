import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { packageRoot } from '../config/index.ts';
import { isDemarcheError } from '../model/index.ts';
import type { Door } from './door.ts';

/**
 * What an assistant is told of an error: code, input and remedy. Of a defect only that it is one; the rest goes to whoever runs
 * the server. Folders of this machine do not leave it.
 */
export function sayFault(
  error: unknown,
  { folder, settings, note }: Pick<Door, 'folder' | 'settings' | 'note'>,
): string {
  if (!isDemarcheError(error) || error.code === 'defect') {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 'defect: This is a defect of demarche, not of what you asked. Whoever runs the server finds it on its standard error.';
  }
  return withoutFolders(`${error.code}: ${error.message}`, [
    [folder, '.'],
    ...(settings.store.kind === 'embedded' ? [[dirname(settings.store.database), '(store)'] as const] : []),
    [packageRoot(), '(demarche)'],
    [homedir(), '~'],
  ]);
}

/** Paths that a message may hold, without the folders that they lie in. */
export function withoutFolders(words: string, folders: readonly (readonly [string, string])[]): string {
  return folders
    .filter(([path]) => path.length > 1)
    .reduce((said, [path, short]) => said.replaceAll(path, short), words);
}
