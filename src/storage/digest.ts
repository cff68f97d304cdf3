import { createHash } from 'node:crypto';
import type { GraphRows, Properties, PropertyValue } from '../model/index.ts';
import { wellFormed } from './stored-rows.ts';

/** Properties that say when something was ingested: two graphs of the same claims differ in them. */
const outsideDigest: ReadonlySet<string> = new Set(['id', 'key', 'ingested']);

/**
 * SHA-256 (hex) over the sorted logical rows: labels, ids and properties, `confidence` to two decimals.
 * Times of ingestion (`ingested`) and internal ids are left out, so equal claims give equal digests on every store.
 */
export function digestOf(rows: GraphRows): string {
  const lines = [
    ...rows.nodes.map((node) => line(['node', node.label, node.id], node.properties)),
    ...rows.relationships.map(({ type, from, to, key, properties }) =>
      line(['relationship', type, from.label, from.id, to.label, to.id, key], properties),
    ),
  ];
  const hash = createHash('sha256');
  for (const text of lines.sort()) hash.update(text).update('\n');
  return hash.digest('hex');
}

function line(identity: readonly string[], properties: Properties): string {
  return JSON.stringify([...identity.map(wellFormed), canonical(properties)]);
}

function canonical(properties: Properties): readonly (readonly [string, PropertyValue])[] {
  return Object.entries(properties)
    .filter(([name]) => !outsideDigest.has(name))
    .map(([name, value]) => [wellFormed(name), digestValue(name, value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function digestValue(name: string, value: PropertyValue): PropertyValue {
  if (name === 'confidence' && typeof value === 'number') return Math.round(value * 100) / 100;
  if (typeof value === 'string') return wellFormed(value);
  return typeof value === 'object' ? value.map(wellFormed) : value;
}
