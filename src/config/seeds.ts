import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { packageRoot } from './package-root.ts';

/** The path of something under `seeds`. */
export function seedPath(...parts: readonly string[]): string {
  return join(packageRoot(), 'seeds', ...parts);
}

/** The parsed JSON of a file of `seeds/vocabulary`, for who knows what its rows mean. Throws `vocabulary/invalid`. */
export function loadSeedRows(file: string): unknown {
  const path = seedPath('vocabulary', file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DemarcheError('vocabulary/invalid', `${path} cannot be read: ${String(cause)}`, { cause });
  }
}

/** The parsed rows of `seeds/vocabulary/act-weights.json`. Throws `vocabulary/invalid`. */
export function loadActWeightRows(): unknown {
  return loadSeedRows('act-weights.json');
}

/** The version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    // npm does not install a package without one.
    readonly version: string;
  };
  return version;
}
