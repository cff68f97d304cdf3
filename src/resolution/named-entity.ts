import { type Entity, type EntityKind, sha256, slugOf } from '../model/index.ts';

const prefixOf: Readonly<Record<EntityKind, string>> = {
  State: 'state',
  Organization: 'org',
  Person: 'person',
  Alliance: 'alliance',
  Programme: 'programme',
  WeaponSystem: 'weapon',
  Legislation: 'law',
};

/** The id of an entity that the vocabulary lacks; a name without letters or digits is told by its hash. */
function unknownIdOf(kind: EntityKind, name: string): string {
  return `${prefixOf[kind]}:${slugOf(name).replace(/\s+/g, '-') || `x-${sha256(name).slice(0, 8)}`}`;
}

/** An entity that the vocabulary lacks. */
export function unknownEntity(kind: EntityKind, name: string, slug = name): Entity {
  return { id: unknownIdOf(kind, slug), kind, name, aliases: [], known: false };
}
