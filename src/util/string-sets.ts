/** Sets of strings by a key. Most of them hold one, and are kept without a set of their own. */
export interface StringSets {
  add(key: string, item: string): void;
  delete(key: string, item: string): void;
  /** The items of a key as they are now. */
  of(key: string): readonly string[];
}

/** No sets yet. */
export function createStringSets(): StringSets {
  const sets = new Map<string, string | Set<string>>();
  return {
    add(key, item) {
      const held = sets.get(key);
      if (held === undefined) sets.set(key, item);
      else if (typeof held !== 'string') held.add(item);
      else if (held !== item) sets.set(key, new Set([held, item]));
    },
    delete(key, item) {
      const held = sets.get(key);
      if (held === item) sets.delete(key);
      if (held === undefined || typeof held === 'string') return;
      held.delete(item);
      const [only] = held;
      if (held.size === 1 && only !== undefined) sets.set(key, only);
    },
    of(key) {
      const held = sets.get(key);
      if (held === undefined) return [];
      return typeof held === 'string' ? [held] : [...held];
    },
  };
}
