import { createStringSets } from './string-sets.ts';

/** Who looked at what, so that a change of something finds those that must be made anew. */
export interface Dependents {
  /** Says all that a unit looked at; what it looked at before counts no longer. */
  note(unit: string, seen: ReadonlySet<string>): void;
  /** The units that looked at something. */
  of(thing: string): Iterable<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** Nobody has looked at anything yet. */
export function createDependents(): Dependents {
  const seenBy = new Map<string, ReadonlySet<string>>();
  const units = createStringSets();
  return {
    note(unit, seen) {
      const before = seenBy.get(unit) ?? nothing;
      for (const thing of before) if (!seen.has(thing)) units.delete(thing, unit);
      for (const thing of seen) if (!before.has(thing)) units.add(thing, unit);
      if (seen.size === 0) seenBy.delete(unit);
      else seenBy.set(unit, seen);
    },
    of: units.of,
  };
}

/** Puts an item into the set of a key. */
export function addTo<K, T>(sets: Map<K, Set<T>>, key: K, item: T): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([item]));
  else set.add(item);
}

/** Takes an item out of the set of a key; an empty set goes. */
export function takeFrom<K, T>(sets: Map<K, Set<T>>, key: K, item: T): void {
  const set = sets.get(key);
  set?.delete(item);
  if (set?.size === 0) sets.delete(key);
}
