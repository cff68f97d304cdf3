import type { Properties, PropertyValue } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** What the values of a property are, over all rows that have it. */
export type AttributeType = 'boolean' | 'integer' | 'double' | 'string' | 'list';

/** The types of GraphML and GEXF as every reader knows them: lists, which GraphML lacks and few read, are words. */
export const xmlTypes: Readonly<Record<AttributeType, string>> = {
  boolean: 'boolean',
  integer: 'long',
  double: 'double',
  string: 'string',
  list: 'string',
};

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
}

/** Every property of some rows with the narrowest type that holds all its values, in the order of their names. */
export function attributesOf(rows: Iterable<{ readonly properties: Properties }>): readonly Attribute[] {
  const types = new Map<string, AttributeType>();
  for (const { properties } of rows) {
    for (const [name, value] of Object.entries(properties)) {
      const [type, held] = [typeOf(value), types.get(name)];
      types.set(name, held === undefined ? type : widest(held, type));
    }
  }
  return [...types].map(([name, type]) => ({ name, type })).sort((a, b) => compare(a.name, b.name));
}

function typeOf(value: PropertyValue): AttributeType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'list';
}

function widest(left: AttributeType, right: AttributeType): AttributeType {
  if (left === right) return left;
  const both = new Set([left, right]);
  if (both.has('list')) return 'list';
  return both.has('integer') && both.has('double') ? 'double' : 'string';
}

/** A value as plain text: the words of a list are parted by "; ". */
export function plainText(value: PropertyValue): string {
  return typeof value === 'object' ? value.join('; ') : String(value);
}
