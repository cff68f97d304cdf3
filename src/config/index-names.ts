import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { Ambiguity, Entity, EntityKind, NameSense, Vocabulary, VocabularyName } from '../model/index.ts';
import { normalizeName } from '../util/normalize-name.ts';

countries.registerLocale(english);

type Parts = Omit<Vocabulary, 'entities' | 'names' | 'countryCodes' | 'version'>;

/** Every entity of the vocabulary by its id. */
export function indexEntities(parts: Parts): ReadonlyMap<string, Entity> {
  const entities = new Map<string, Entity>();
  for (const [kind, records] of recordsByKind(parts)) {
    for (const { id, name, aliases } of records) entities.set(id, { id, kind, name, aliases, known: true });
  }
  return entities;
}

/** Key of `normalizeName` → the names that share it, with every sense of each. */
export function indexNames(
  parts: Parts,
  ambiguities: readonly Ambiguity[],
): ReadonlyMap<string, readonly VocabularyName[]> {
  const senses = new Map<string, NameSense[]>();
  const add = (surface: string, sense: NameSense): void => {
    const held = senses.get(surface) ?? [];
    if (!held.some((other) => other.entityId === sense.entityId)) senses.set(surface, [...held, sense]);
  };
  for (const [kind, records] of recordsByKind(parts)) {
    for (const { id, name, aliases } of records) {
      add(name, { entityId: id, kind, form: 'name' });
      for (const alias of aliases) add(alias, { entityId: id, kind, form: 'alias' });
    }
  }
  for (const state of parts.states) {
    const sense = { entityId: state.id, kind: 'State' } as const;
    for (const name of isoNames(state.iso3)) add(name, { ...sense, form: 'alias' });
    for (const name of state.demonyms) add(name, { ...sense, form: 'demonym' });
    for (const name of state.capitals) add(name, { ...sense, form: 'capital' });
    for (const name of state.metonyms) add(name, { ...sense, form: 'metonym' });
  }
  const declared = new Map(ambiguities.map((ambiguity) => [ambiguity.alias, ambiguity]));
  const index = new Map<string, VocabularyName[]>();
  for (const [surface, found] of senses) {
    const ambiguity = declared.get(surface);
    const key = normalizeName(surface);
    if (key === '') continue;
    const name = {
      surface,
      senses: found,
      exactCase: needsExactCase(surface),
      ...(ambiguity && { ambiguity }),
    };
    index.set(key, [...(index.get(key) ?? []), name]);
  }
  return index;
}

/** Upper-case abbreviations are words in lower case ("US", "SAM"): they count only as they are spelt. */
function needsExactCase(surface: string): boolean {
  return surface === surface.toUpperCase() && /^[\p{Lu}.&/\s-]{1,6}$/u.test(surface);
}

function isoNames(iso3: string): readonly string[] {
  const alpha2 = countries.alpha3ToAlpha2(iso3);
  return (alpha2 && countries.getName(alpha2, 'en', { select: 'all' })) || [];
}

type NamedRecord = { readonly id: string; readonly name: string; readonly aliases: readonly string[] };

function recordsByKind(parts: Parts): readonly (readonly [EntityKind, readonly NamedRecord[]])[] {
  return [
    ['State', parts.states],
    ['Organization', parts.organizations],
    ['Person', parts.people],
    ['Alliance', parts.alliances],
    ['Programme', parts.programmes],
    [
      'WeaponSystem',
      parts.weapons.map((weapon) => ({ ...weapon, aliases: [...weapon.aliases, ...weapon.sameAs] })),
    ],
    ['Legislation', parts.laws],
  ];
}
