import { createStringSets } from '../../util/string-sets.ts';

/** Things that units say under keys, for others to find. */
export interface Board<T> {
  /** Makes what a unit says exactly these; gives the keys under which something changed. */
  post(unit: string, items: readonly T[]): readonly string[];
  /** All that is said under a key. */
  at(key: string): readonly T[];
}

interface Said<T> {
  readonly key: string;
  readonly item: T;
}

const nothing: readonly never[] = [];

/** `isSame` tells items that nobody needs to look at again. */
export function createBoard<T>(
  keyOf: (item: T) => string,
  isSame: (a: T, b: T) => boolean = () => false,
): Board<T> {
  const said = new Map<string, readonly Said<T>[]>();
  const units = createStringSets();
  return {
    post(unit, items) {
      const before = said.get(unit) ?? nothing;
      if (before.length === 0 && items.length === 0) return nothing;
      const after = items.map((item) => ({ key: keyOf(item), item }));
      const [old, now] = [keysOf(before), keysOf(after)];
      for (const key of old) if (!now.has(key)) units.delete(key, unit);
      for (const key of now) if (!old.has(key)) units.add(key, unit);
      if (after.length === 0) said.delete(unit);
      else said.set(unit, after);
      return [...new Set([...old, ...now])].filter((key) => {
        const [was, is] = [itemsAt(before, key), itemsAt(after, key)];
        return was.length !== is.length || !was.every((item, index) => isSame(item, is[index] as T));
      });
    },
    at: (key) => units.of(key).flatMap((unit) => itemsAt(said.get(unit) ?? nothing, key)),
  };
}

function keysOf<T>(said: readonly Said<T>[]): ReadonlySet<string> {
  return new Set(said.map(({ key }) => key));
}

function itemsAt<T>(said: readonly Said<T>[], key: string): readonly T[] {
  return said.flatMap((each) => (each.key === key ? [each.item] : []));
}
