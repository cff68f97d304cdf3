import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';

const configFileName = 'demarche.config.json';

const fileSchema = z.strictObject({
  store: z.unknown().optional(),
  database: z.unknown().optional(),
  uri: z.unknown().optional(),
  user: z.unknown().optional(),
  db: z.unknown().optional(),
  vocabulary: z.unknown().optional(),
  extractor: z.unknown().optional(),
  model: z.unknown().optional(),
  modelUrl: z.unknown().optional(),
  modelJobs: z.unknown().optional(),
  modelTimeout: z.unknown().optional(),
  modelStructured: z.unknown().optional(),
  maxUsd: z.unknown().optional(),
  prices: z.unknown().optional(),
  runtime: z.unknown().optional(),
  jobs: z.unknown().optional(),
  readAbove: z.unknown().optional(),
  minConfidence: z.unknown().optional(),
  fetchTimeout: z.unknown().optional(),
  fetchSize: z.unknown().optional(),
  fetchRedirects: z.unknown().optional(),
  fetchDelay: z.unknown().optional(),
  fetchWait: z.unknown().optional(),
  allowPrivate: z.unknown().optional(),
});

export interface ConfigFile {
  readonly path: string;
  /** By the settings' names; not yet checked. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * The nearest `demarche.config.json` from a folder upwards, if there is one.
 * Throws `settings/invalid` when it cannot be read, is no JSON object or holds what is no setting.
 */
export function findConfigFile(from: string): ConfigFile | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, configFileName);
    if (existsSync(path)) return { path, values: readConfigFile(path) };
    if (dirname(folder) === folder) return undefined;
  }
}

function readConfigFile(path: string): ConfigFile['values'] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `${path} cannot be read as JSON (${cause instanceof Error ? cause.message : String(cause)}). Correct it, or take it away.`,
      { cause },
    );
  }
  const parsed = fileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const known = Object.keys(fileSchema.shape).join(', ');
  const password = typeof data === 'object' && data !== null && 'password' in data;
  throw new DemarcheError(
    'settings/invalid',
    `${path}: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}. It may hold ${known}.${password ? ' A password belongs in NEO4J_PASSWORD only.' : ''}`,
    { cause: parsed.error },
  );
}
