import { addTo, takeFrom } from '../../util/dependents.ts';

/** Things that units say under keys, for others to find. */
export interface Board<T> {
  /** Makes what a unit says exactly these; gives the keys under which something changed. */
  post(unit: string, items: readonly T[]): readonly string[];
  /** All that is said under a key. */
  at(key: string): readonly T[];
}

/** `isSame` tells items that nobody needs to look at again. */
export function createBoard<T>(
  keyOf: (item: T) => string,
  isSame: (a: T, b: T) => boolean = () => false,
): Board<T> {
  const said = new Map<string, ReadonlyMap<string, readonly T[]>>();
  const units = new Map<string, Set<string>>();
  return {
    post(unit, items) {
      const before = said.get(unit) ?? new Map<string, readonly T[]>();
      const after = new Map<string, T[]>();
      for (const item of items) after.set(keyOf(item), [...(after.get(keyOf(item)) ?? []), item]);
      for (const key of before.keys()) if (!after.has(key)) takeFrom(units, key, unit);
      for (const key of after.keys()) addTo(units, key, unit);
      if (after.size === 0) said.delete(unit);
      else said.set(unit, after);
      return [...new Set([...before.keys(), ...after.keys()])].filter((key) => {
        const [was = [], is = []] = [before.get(key), after.get(key)];
        return was.length !== is.length || !was.every((item, index) => isSame(item, is[index] as T));
      });
    },
    at: (key) => [...(units.get(key) ?? [])].flatMap((unit) => said.get(unit)?.get(key) ?? []),
  };
}
