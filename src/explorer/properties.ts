import type { PropertyValue } from '../model/index.ts';

/** A property that holds words; undefined where there is none, so that an answer leaves it out. */
export function wordsOf(
  row: { readonly properties: Readonly<Record<string, PropertyValue>> } | undefined,
  name: string,
): string | undefined {
  const value = row?.properties[name];
  return typeof value === 'string' ? value : undefined;
}
