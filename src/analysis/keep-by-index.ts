import type { SnapshotIndex } from '../model/index.ts';

/** Gives what was made under a key for an index before, else makes it; it is kept for as long as the index is. `make` must be pure. */
export type KeepByIndex<Value> = (index: SnapshotIndex, key: string, make: () => Value) => Value;

/** A place for values that are worked out once for each index. */
export function keepByIndex<Value>(): KeepByIndex<Value> {
  const held = new WeakMap<SnapshotIndex, Map<string, { readonly value: Value }>>();
  return (index, key, make) => {
    const own = held.get(index) ?? new Map<string, { readonly value: Value }>();
    held.set(index, own);
    const kept = own.get(key) ?? { value: make() };
    own.set(key, kept);
    return kept.value;
  };
}
