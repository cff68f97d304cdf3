import {
  DemarcheError,
  type EntityKind,
  entityKinds,
  type GraphStore,
  type Vocabulary,
} from '../model/index.ts';
import { findEntity, indexOfNodes } from './find-entity.ts';

/** An entity as the graph names it. */
export interface FoundEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly iso3?: string;
}

/**
 * The entity of a store that any name, alias, code or id means, of one kind where it is given. Throws `subject/unknown` with
 * near names, `subject/ambiguous` with the ids among which to choose.
 */
export async function find(
  store: GraphStore,
  vocabulary: Vocabulary,
  words: string,
  kind?: EntityKind,
): Promise<FoundEntity> {
  if (words.trim() === '') throw new DemarcheError('settings/invalid', 'Give a name, code or id to find.');
  const kinds = kind === undefined ? entityKinds : [kind];
  const { id, label, properties } = findEntity(await indexOfNodes(store, kinds), vocabulary, words, kinds);
  const { name, aliases, iso3 } = properties;
  return {
    id,
    kind: label,
    name: String(name),
    aliases: Array.isArray(aliases) ? aliases.map(String) : [],
    ...(typeof iso3 === 'string' && { iso3 }),
  };
}
