/**
 * A map that others may keep as it is while it grows: layers that never change, the newest first, under one that does.
 * `freeze` costs the entries since the last one, now and then those of several layers, and so the logarithm of the size an entry.
 */
export interface LayeredMap<K, V> extends FrozenMap<K, V> {
  set(key: K, value: V): void;
  delete(key: K): void;
  /** The map as it is now, which later changes leave alone. */
  freeze(): FrozenMap<K, V>;
}

/** A map that does not change. */
export interface FrozenMap<K, V> {
  get(key: K): V | undefined;
  has(key: K): boolean;
  /** Every key once, each with its value. */
  entries(): IterableIterator<[K, V]>;
  /** Begins a longer map with this one. */
  grow(): LayeredMap<K, V>;
}

/** A deleted key is kept with no value, so that layers below do not show it. */
type Layer<K, V> = ReadonlyMap<K, V | undefined>;

/** A map without entries. */
export function emptyMap<K, V>(): FrozenMap<K, V> {
  return frozen([]);
}

function frozen<K, V>(layers: readonly Layer<K, V>[]): FrozenMap<K, V> {
  return {
    ...reading(() => layers),
    grow: () => growing(layers),
  };
}

function growing<K, V>(below: readonly Layer<K, V>[]): LayeredMap<K, V> {
  let layers = below;
  let top = new Map<K, V | undefined>();
  return {
    ...reading(() => [...layers, top]),
    get(key) {
      return top.has(key) ? top.get(key) : lookUp(layers, key);
    },
    set(key, value) {
      top.set(key, value);
    },
    delete(key) {
      top.set(key, undefined);
    },
    freeze() {
      if (top.size > 0) layers = withLayer(layers, top);
      top = new Map();
      return frozen(layers);
    },
    grow() {
      return this.freeze().grow();
    },
  };
}

/** Layers at least halve in size from the oldest to the newest, so there are few. */
function withLayer<K, V>(layers: readonly Layer<K, V>[], top: Layer<K, V>): readonly Layer<K, V>[] {
  const below = layers.at(-1);
  if (below === undefined || below.size > 2 * top.size) return [...layers, top];
  return withLayer(layers.slice(0, -1), new Map([...below, ...top]));
}

function lookUp<K, V>(layers: readonly Layer<K, V>[], key: K): V | undefined {
  return layers.findLast((layer) => layer.has(key))?.get(key);
}

function reading<K, V>(layers: () => readonly Layer<K, V>[]) {
  const get = (key: K): V | undefined => lookUp(layers(), key);
  return {
    get,
    has: (key: K) => get(key) !== undefined,
    *entries(): IterableIterator<[K, V]> {
      const all = new Map<K, V | undefined>();
      for (const layer of layers()) for (const [key, value] of layer) all.set(key, value);
      for (const [key, value] of all) if (value !== undefined) yield [key, value];
    },
  };
}
