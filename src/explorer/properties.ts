import type { PropertyValue } from '../model/index.ts';

interface Row {
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

/** A property that holds words. */
export function wordsOf(row: Row | undefined, name: string): string | undefined {
  const value = row?.properties[name];
  return typeof value === 'string' ? value : undefined;
}

/** A property that holds a number. */
export function numberOf(row: Row | undefined, name: string): number | undefined {
  const value = row?.properties[name];
  return typeof value === 'number' ? value : undefined;
}

/** A property that holds a list of words; empty where there is none. */
export function listOf(row: Row | undefined, name: string): readonly string[] {
  const value = row?.properties[name];
  return typeof value === 'object' ? value : [];
}
