import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { DemarcheError, type StoreSettings } from '../model/index.ts';
import { cacheFolderOf } from './cache-folder.ts';
import { type ConfigFile, findConfigFile } from './config-file.ts';
import { fetchSettingsOf, fetchTable } from './fetch-settings.ts';
import { modelSettingsOf, modelTable } from './model-settings.ts';
import type { Environment, SettingFlags, Settings } from './settings.ts';

/** A share as a number or in figures; an empty word is no number. */
const shareSchema = z
  .union([z.number(), z.string().regex(/\d/).transform(Number)])
  .pipe(z.number().min(0).max(1));
const address = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/[^\s/@]+$/;

/** Each setting with its variable, what it takes and what to say when it is given something else. */
const table = {
  store: {
    variable: 'DEMARCHE_STORE',
    schema: z.enum(['embedded', 'neo4j']),
    takes: 'embedded or neo4j',
  },
  database: { variable: 'DEMARCHE_DATABASE', schema: z.string().min(1), takes: 'the path of a graph file' },
  uri: {
    variable: 'NEO4J_URI',
    schema: z.string().regex(address),
    takes: 'an address without user or password, such as neo4j://localhost:7687',
  },
  user: { variable: 'NEO4J_USERNAME', schema: z.string().min(1), takes: 'the name of a Neo4j user' },
  db: { variable: 'NEO4J_DATABASE', schema: z.string().min(1), takes: 'the name of a Neo4j database' },
  extractor: {
    variable: 'DEMARCHE_EXTRACTOR',
    schema: z.enum(['encoder', 'llm', 'both']),
    takes: 'encoder, llm or both',
  },
  vocabulary: {
    variable: 'DEMARCHE_VOCABULARY',
    schema: z.string().min(1),
    takes: 'the path of a folder',
  },
  runtime: {
    variable: 'DEMARCHE_RUNTIME',
    schema: z.enum(['auto', 'native', 'wasm']),
    takes: 'auto, native or wasm',
  },
  queue: {
    variable: 'DEMARCHE_QUEUE',
    schema: z.string().regex(/^rediss?:\/\/\S+$/),
    takes: 'the address of a Redis server, such as redis://localhost:6379',
  },
  jobs: {
    variable: 'DEMARCHE_JOBS',
    schema: z.coerce.number().int().min(1).max(1024),
    takes: 'a whole number from 1 to 1024',
  },
  readAbove: {
    variable: 'DEMARCHE_READ_ABOVE',
    schema: shareSchema,
    takes: 'a number from 0 to 1, such as 0.3',
  },
  minConfidence: {
    variable: 'DEMARCHE_MIN_CONFIDENCE',
    schema: shareSchema,
    takes: 'a number from 0 to 1, such as 0.6',
  },
  otlpEndpoint: {
    variable: 'DEMARCHE_OTLP_ENDPOINT',
    schema: z.url({ protocol: /^https?$/ }),
    takes: 'the address of a collector, such as http://localhost:4318',
  },
  ...modelTable,
  ...fetchTable,
} as const;
type SettingName = keyof typeof table;
type ValueOf<Name extends SettingName> = z.infer<(typeof table)[Name]['schema']>;

export interface Found<Value> {
  readonly value: Value;
  readonly from: 'flag' | 'environment' | 'file';
}

/** Where settings are looked for, strongest first. */
interface Places {
  readonly flags: SettingFlags;
  readonly environment: Environment;
  readonly file: ConfigFile | undefined;
  readonly cwd: string;
}

/**
 * Settings from flags, the environment, the nearest `demarche.config.json` and defaults, the first that has a value winning.
 * Throws `settings/invalid` with the setting, the place it came from and what it takes.
 */
export function loadSettings(flags: SettingFlags, environment: Environment, cwd: string): Settings {
  const file = findConfigFile(cwd);
  const places = { flags, environment, file, cwd };
  const javaHome = environment['JAVA_HOME'];
  const readAbove = find('readAbove', places)?.value;
  const minConfidence = find('minConfidence', places)?.value;
  const extractor = find('extractor', places)?.value ?? 'encoder';
  const queue = find('queue', places)?.value;
  const otlpEndpoint = find('otlpEndpoint', places)?.value;
  const settings: Settings = {
    store: storeOf(places),
    vocabulary: vocabularyOf(places),
    extractor,
    ...(extractor !== 'encoder' && {
      model: modelSettingsOf((name) => find(name, places), { environment, cwd, file: file?.path }),
    }),
    ...(queue !== undefined && { queue }),
    fetch: fetchSettingsOf((name) => find(name, places), file?.path),
    runtime: find('runtime', places)?.value ?? 'auto',
    jobs: find('jobs', places)?.value ?? availableParallelism(),
    ...(readAbove !== undefined && { readAbove }),
    ...(minConfidence !== undefined && { minConfidence }),
    ...(otlpEndpoint !== undefined && { otlpEndpoint }),
    cacheFolder: cacheFolderOf(environment),
    neo4jHome: neo4jHomeOf(cwd),
    ...(javaHome !== undefined && javaHome !== '' && { javaHome }),
    ...(file !== undefined && { configFile: file.path }),
  };
  Object.freeze(settings.store);
  return Object.freeze(settings);
}

function neo4jHomeOf(cwd: string): string {
  return resolve(cwd, '.demarche', 'neo4j');
}

/** The user's own vocabulary; a folder that is named must be there, so that a mistyped path is not read as an empty one. */
function vocabularyOf(places: Places): string {
  const found = find('vocabulary', places);
  if (found === undefined) return resolve(places.cwd, '.demarche', 'vocabulary');
  const path = resolve(baseOf(found, places), found.value);
  if (existsSync(path)) return path;
  throw new DemarcheError(
    'settings/invalid',
    `The vocabulary ${path} is no folder. Make it first, or correct the path.`,
  );
}

/** A path in a file is meant from where the file stands. */
function baseOf(found: Found<unknown> | undefined, { file, cwd }: Places): string {
  return found?.from === 'file' && file ? dirname(file.path) : cwd;
}

function storeOf(places: Places): StoreSettings {
  const kind = find('store', places)?.value ?? 'embedded';
  return kind === 'embedded' ? embeddedOf(places) : neo4jOf(places);
}

function embeddedOf(places: Places): StoreSettings {
  const found = find('database', places);
  const path = found?.value ?? join('.demarche', 'graph.grafeo');
  return { kind: 'embedded', database: resolve(baseOf(found, places), path) };
}

function neo4jOf(places: Places): StoreSettings {
  const uri = find('uri', places);
  if (uri?.from === 'file') {
    throw new DemarcheError(
      'settings/invalid',
      `uri in ${places.file?.path} is refused: a file found in a folder may not say to which server the password of your environment is sent. Give the address with --uri or NEO4J_URI.`,
    );
  }
  const target = uri?.value ?? 'neo4j://localhost:7687';
  return {
    kind: 'neo4j',
    uri: target,
    user: find('user', places)?.value ?? 'neo4j',
    password: passwordFor(target, places),
    database: find('db', places)?.value ?? 'neo4j',
    adopt: places.flags['adopt'] === true,
  };
}

/** NEO4J_PASSWORD; for a server on this machine, else the one that `demarche neo4j` keeps. */
function passwordFor(uri: string, { environment, cwd }: Places): string {
  const given = environment['NEO4J_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  const kept = join(neo4jHomeOf(cwd), 'password');
  const isLocal = /^\w+:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(uri);
  if (isLocal && existsSync(kept)) return readFileSync(kept, 'utf8').trim();
  throw new DemarcheError(
    'settings/invalid',
    'NEO4J_PASSWORD is not set, and the store is Neo4j. Set it in the environment (a password is never a flag), or start a local server here with `demarche neo4j`, whose password is then found by itself.',
  );
}

/** A setting's name as its flag is spelt. */
function kebab(name: SettingName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function find<Name extends SettingName>(name: Name, places: Places): Found<ValueOf<Name>> | undefined {
  const { variable, schema, takes } = table[name];
  const flag = places.flags[name];
  const fromEnvironment = places.environment[variable];
  const fromFile = places.file?.values[name];
  const candidates = [
    { from: 'flag', value: flag, where: `--${kebab(name)}` },
    { from: 'environment', value: fromEnvironment === '' ? undefined : fromEnvironment, where: variable },
    { from: 'file', value: fromFile, where: `${name} in ${places.file?.path}` },
  ] as const;
  const chosen = candidates.find(({ value }) => value !== undefined);
  if (chosen === undefined) return undefined;
  const parsed = schema.safeParse(chosen.value);
  // The table pairs each name with its schema, which indexing by a type parameter loses.
  if (parsed.success) return { value: parsed.data as ValueOf<Name>, from: chosen.from };
  throw new DemarcheError(
    'settings/invalid',
    `${chosen.where} is ${JSON.stringify(chosen.value)}; it takes ${takes}.`,
    { cause: parsed.error },
  );
}
