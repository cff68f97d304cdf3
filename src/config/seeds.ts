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
  return jsonAt(seedPath('vocabulary', file));
}

/** The parsed rows of a file of `seeds/questions`, for who knows what they mean. Throws `vocabulary/invalid`. */
export function loadQuestionRows(file: 'words' | 'phrasings'): unknown {
  return jsonAt(seedPath('questions', `${file}.json`));
}

/** The parsed JSON of `seeds/registers/transfer-columns.json`, for who knows what it means. Throws `vocabulary/invalid`. */
export function loadTransferColumns(): unknown {
  return jsonAt(seedPath('registers', 'transfer-columns.json'));
}

function jsonAt(path: string): unknown {
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

/** The part of `docs/FILE` under a heading, to the next of its rank or the end. Throws `defect` where it is missing. */
export function docSection(file: string, heading: string): string {
  const text = readFileSync(join(packageRoot(), 'docs', file), 'utf8');
  const start = text.indexOf(`\n## ${heading}\n`);
  if (start === -1) throw new DemarcheError('defect', `docs/${file} has no part "${heading}".`);
  const end = text.indexOf('\n## ', start + 1);
  return text.slice(start + 1, end === -1 ? undefined : end);
}
