import { type Entity, type EntityKind, sha256, slugOf } from '../model/index.ts';

/** An entity as its name tells it: a designation may say of which system it is a variant or a part. */
export interface NamedEntity extends Entity {
  /** Id of the system whose variant its designation says it is. */
  readonly variantOf?: string;
  /** Id of the system whose part its name says it is ("F-16 engine"). */
  readonly componentOf?: string;
}

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
export function unknownEntity(kind: EntityKind, name: string, slug = name): NamedEntity {
  return { id: unknownIdOf(kind, slug), kind, name, aliases: [], known: false };
}
