import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  allianceSchema,
  DemarcheError,
  type EntityKind,
  lawSchema,
  organizationSchema,
  personSchema,
  programmeSchema,
  stateSchema,
  weaponSchema,
} from '../model/index.ts';

/** Where the records of a kind stand, and what they hold. */
const places: Readonly<Record<EntityKind, { readonly file: string; readonly schema: z.ZodType }>> = {
  State: { file: 'states.json', schema: stateSchema },
  Organization: { file: 'organizations.json', schema: organizationSchema },
  Person: { file: 'people.json', schema: personSchema },
  Alliance: { file: 'alliances.json', schema: allianceSchema },
  Programme: { file: 'programmes.json', schema: programmeSchema },
  WeaponSystem: { file: 'weapons.json', schema: weaponSchema },
  Legislation: { file: 'laws.json', schema: lawSchema },
};

/** A record as a file of the vocabulary has it. */
export type OwnRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * Puts a record into the user's own vocabulary, in the place of one with the same id, and gives the file's path. The file is
 * written beside and then renamed, so that a stop leaves the old one. Throws `vocabulary/invalid` for a record that its kind
 * does not take, or a file that is no list of records.
 */
export function keepOwnRecord(folder: string, kind: EntityKind, record: OwnRecord): string {
  const { file, schema } = places[kind];
  const parsed = schema.safeParse(record);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new DemarcheError('vocabulary/invalid', `${record.id} is no record for ${file} (${wrong}).`);
  }
  const path = join(folder, file);
  const others = recordsIn(path).filter(({ id }) => id !== record.id);
  const lines = [...others, record].map((each) => JSON.stringify(each));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.new`, `[\n${lines.join(',\n')}\n]\n`);
  renameSync(`${path}.new`, path);
  return path;
}

function recordsIn(path: string): readonly OwnRecord[] {
  if (!existsSync(path)) return [];
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(data) && data.every(isRecord)) return data;
  } catch (cause) {
    throw new DemarcheError('vocabulary/invalid', `${path} is not valid JSON: ${String(cause)}`, { cause });
  }
  throw new DemarcheError('vocabulary/invalid', `${path} must hold a JSON array of records with ids`);
}

function isRecord(data: unknown): data is OwnRecord {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string';
}
