import {
  DemarcheError,
  type NodeRow,
  type Properties,
  type PropertyValue,
  type RelationshipRow,
} from '../model/index.ts';

/** The string as stores keep it: half a surrogate pair, which is no character, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** A node as the statements of `cypher/write` take it. Throws `defect` for a value that stores cannot keep. */
export function storedNode(row: NodeRow): { readonly id: string; readonly properties: Properties } {
  const id = wellFormed(row.id);
  return { id, properties: { ...storedProperties(row.properties, `${row.label} ${id}`), id } };
}

/** A relationship as the statements of `cypher/write` take it. Throws `defect` for a value that stores cannot keep. */
export function storedRelationship(row: RelationshipRow): {
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly properties: Properties;
} {
  const end = storedEnds(row);
  return {
    ...end,
    properties: {
      ...storedProperties(row.properties, `${row.type} ${end.from} → ${end.to}`),
      key: end.key,
    },
  };
}

/** A relationship's identity as the statements that delete take it. */
export function storedEnds(row: Omit<RelationshipRow, 'properties'>): {
  readonly from: string;
  readonly to: string;
  readonly key: string;
} {
  return { from: wellFormed(row.from.id), to: wellFormed(row.to.id), key: wellFormed(row.key) };
}

function storedProperties(properties: Properties, owner: string): Properties {
  const stored: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(properties)) {
    stored[wellFormed(name)] = storedValue(value, `property "${name}" of ${owner}`);
  }
  return stored;
}

function storedValue(value: PropertyValue, where: string): PropertyValue {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.map(wellFormed);
  throw new DemarcheError('defect', `${where} is not a value that a store keeps: ${JSON.stringify(value)}`);
}
