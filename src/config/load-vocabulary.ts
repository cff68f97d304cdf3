import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import {
  type Ambiguity,
  allianceSchema,
  ambiguitySchema,
  cueSchema,
  currencySchema,
  DemarcheError,
  endingSchema,
  forenameSchema,
  identityWeightSchema,
  lawSchema,
  legalFormSchema,
  letterSchema,
  nounSchema,
  numberSchema,
  organizationSchema,
  personSchema,
  pointerSchema,
  pressSchema,
  programmeSchema,
  registerNameSchema,
  sanctionProgrammeSchema,
  spellingSchema,
  stateSchema,
  titleSchema,
  treatyAllySchema,
  type Vocabulary,
  weaponSchema,
} from '../model/index.ts';
import { countryCode } from './country-code.ts';
import { indexEntities, indexNames } from './index-names.ts';
import { packageRoot } from './package-root.ts';

/**
 * Loads and validates the files of `seeds/vocabulary` (or of `folder`), and indexes their names. Records of the user's `own`
 * folder, in files of the same names, are added; one with an id that the vocabulary has takes its place.
 * Throws `vocabulary/invalid` naming the file, the entry and what is wrong with it.
 */
export function loadVocabulary(
  folder = join(packageRoot(), 'seeds', 'vocabulary'),
  own?: string,
): Vocabulary {
  const hash = createHash('sha256');
  const known = new Set<string>();
  const read = <T extends z.ZodType>(place: string, file: string, schema: T): z.infer<T>[] => {
    const path = join(place, file);
    if (!existsSync(path)) return [];
    const text = readFileSync(path, 'utf8');
    hash.update(file).update(text);
    return parseFile(path, text, schema);
  };
  const load = <T extends z.ZodType>(file: string, schema: T): z.infer<T>[] => {
    known.add(file);
    const shipped = read(folder, file, schema);
    return own === undefined ? shipped : overlaid(shipped, read(own, file, schema));
  };
  const parts = {
    states: load('states.json', stateSchema),
    organizations: ['organizations.json', 'organs.json', 'groups.json'].flatMap((file) =>
      load(file, organizationSchema),
    ),
    people: load('people.json', personSchema),
    alliances: load('alliances.json', allianceSchema),
    treatyAllies: load('treaty-allies.json', treatyAllySchema),
    programmes: load('programmes.json', programmeSchema),
    weapons: load('weapons.json', weaponSchema),
    laws: load('laws.json', lawSchema),
    currencies: load('currencies.json', currencySchema),
    numbers: load('numbers.json', numberSchema),
    nouns: load('nouns.json', nounSchema),
    pointers: load('pointers.json', pointerSchema),
    endings: load('endings.json', endingSchema),
    nameForms: {
      legalForms: load('legal-forms.json', legalFormSchema),
      titles: load('titles.json', titleSchema),
      spellings: load('spellings.json', spellingSchema),
      forenames: load('forenames.json', forenameSchema),
      letters: load('transliteration.json', letterSchema),
    },
    identityWeights: load('identity-weights.json', identityWeightSchema),
    press: load('press.json', pressSchema),
    registerNames: load('register-names.json', registerNameSchema),
    sanctionProgrammes: load('sanction-programmes.json', sanctionProgrammeSchema),
    cues: ['status', 'action', 'polarity', 'relation', 'speech'].flatMap((file) =>
      load(`cues/${file}.json`, cueSchema),
    ),
  };
  const ambiguities = ['ambiguous.json', 'ambiguous-weapons.json'].flatMap((file) =>
    load(file, ambiguitySchema),
  );
  refuseRepeated(folder, ambiguities);
  if (own !== undefined) refuseUnknownFiles(own, known);
  const entities = indexEntities(parts);
  return {
    ...parts,
    countryCodes: new Map(
      parts.states.flatMap(({ id, iso3 }) => {
        const code = countryCode(iso3);
        return code === undefined ? [] : [[code, id] as const];
      }),
    ),
    entities,
    names: indexNames(parts, ambiguities),
    version: hash.digest('hex').slice(0, 16),
  };
}

/** The records of both; of two with one id the user's own. */
function overlaid<T>(shipped: readonly T[], own: readonly T[]): T[] {
  const replaced = new Set(own.flatMap((record) => idOf(record) ?? []));
  return [...shipped.filter((record) => !replaced.has(idOf(record) ?? '')), ...own];
}

function idOf(record: unknown): string | undefined {
  const hasId = typeof record === 'object' && record !== null && 'id' in record;
  return hasId && typeof record.id === 'string' ? record.id : undefined;
}

/** A file whose name is mistyped would be without effect. */
function refuseUnknownFiles(own: string, known: ReadonlySet<string>): void {
  if (!existsSync(own)) return;
  const files = readdirSync(own, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll(sep, '/'),
  );
  for (const file of files) {
    if (!file.endsWith('.json') || known.has(file)) continue;
    throw new DemarcheError(
      'vocabulary/invalid',
      `${join(own, file)} is no file of a vocabulary; it takes ${[...known].sort().join(', ')}`,
    );
  }
}

/** One alias has one declaration: of two, one would be without effect. */
function refuseRepeated(folder: string, ambiguities: readonly Ambiguity[]): void {
  const seen = new Set<string>();
  for (const { alias } of ambiguities) {
    if (seen.has(alias))
      throw new DemarcheError(
        'vocabulary/invalid',
        `${folder}: the ambiguous alias ${JSON.stringify(alias)} is declared twice; keep one of the declarations`,
      );
    seen.add(alias);
  }
}

function parseFile<T extends z.ZodType>(path: string, text: string, schema: T): z.infer<T>[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new DemarcheError('vocabulary/invalid', `${path} is not valid JSON: ${String(cause)}`, { cause });
  }
  if (!Array.isArray(data)) throw new DemarcheError('vocabulary/invalid', `${path} must hold a JSON array`);
  return data.map((entry: unknown, index) => {
    const result = schema.safeParse(entry);
    if (result.success) return result.data;
    const label = JSON.stringify(entry).slice(0, 80);
    throw new DemarcheError(
      'vocabulary/invalid',
      `${path}, entry ${index + 1} (${label}): ${z.prettifyError(result.error)}`,
    );
  });
}
