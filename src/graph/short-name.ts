import type { Entity } from '../model/index.ts';

/**
 * The name for captions: initials where the entity goes by them ("United States" → "US", "United Arab Emirates" → "UAE"), else
 * the whole name. Small words may or may not count among the initials.
 */
export function shortNameOf({ name, aliases }: Entity): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length < 2) return name;
  const initials = (of: readonly string[]): string => of.map((word) => word.charAt(0).toUpperCase()).join('');
  const wanted = new Set([initials(words), initials(words.filter((word) => /^\p{Lu}/u.test(word)))]);
  return aliases.find((alias) => /^\p{Lu}{2,}$/u.test(alias) && wanted.has(alias)) ?? name;
}
