import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './settings.ts';

/** Where this account keeps what can be fetched again: XDG_CACHE_HOME (absolute, as its specification asks) or the platform's place. */
export function cacheFolderOf(environment: Environment): string {
  const xdg = environment['XDG_CACHE_HOME'];
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'demarche');
  const local = environment['LOCALAPPDATA'];
  if (platform() === 'win32') return join(local ?? join(homedir(), 'AppData', 'Local'), 'demarche', 'Cache');
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches', 'demarche');
  return join(homedir(), '.cache', 'demarche');
}
