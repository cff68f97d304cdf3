import type { Entity, NodeRow, Properties, Vocabulary } from '../model/index.ts';
import { propertiesOf } from './row-collector.ts';

/** The node of an entity: what the vocabulary knows of it, else its name and the forms that articles give. */
export function entityNode(entity: Entity, vocabulary: Vocabulary): NodeRow {
  return knownNodes(vocabulary).get(entity.id) ?? rowOf(entity, {});
}

/** The node of an id that the vocabulary has. */
export function knownNode(id: string, vocabulary: Vocabulary): NodeRow | undefined {
  return knownNodes(vocabulary).get(id);
}

function rowOf(entity: Entity, more: Properties): NodeRow {
  return {
    label: entity.kind,
    id: entity.id,
    properties: propertiesOf({
      name: entity.name,
      known: entity.known,
      aliases: entity.aliases,
      ...more,
    }),
  };
}

const held = new WeakMap<Vocabulary, ReadonlyMap<string, NodeRow>>();

function knownNodes(vocabulary: Vocabulary): ReadonlyMap<string, NodeRow> {
  const nodes = held.get(vocabulary);
  if (nodes !== undefined) return nodes;
  const more = detailsOf(vocabulary);
  const built = new Map(
    [...vocabulary.entities].map(([id, entity]) => [id, rowOf(entity, more.get(id) ?? {})]),
  );
  held.set(vocabulary, built);
  return built;
}

function detailsOf(vocabulary: Vocabulary): ReadonlyMap<string, Properties> {
  const details = new Map<string, Properties>();
  for (const { id, iso3, former } of vocabulary.states) details.set(id, { iso3, ...(former && { former }) });
  for (const { id, kind } of vocabulary.organizations) details.set(id, { kind });
  for (const { id, kind } of vocabulary.alliances) details.set(id, { kind });
  for (const { id, category, origin } of vocabulary.weapons) {
    details.set(id, { category, ...(origin.length > 0 && { origin }) });
  }
  for (const { id, kind, adopted } of vocabulary.laws) {
    details.set(id, { kind, ...(adopted !== undefined && { adopted }) });
  }
  return details;
}
