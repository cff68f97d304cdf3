/** Entries by their keys: which of them share one, and how many. Adding and removing costs as much however many there are. */
export interface BandTable {
  add(entry: number, keys: Uint32Array): void;
  remove(entry: number, keys: Uint32Array): void;
  /** Says of every key which entries have it; an entry comes as often as it shares a key. */
  forEachSharing(keys: Uint32Array, visit: (entry: number) => void): void;
}

const none = -1;

/**
 * A chained hash table over typed arrays, some 16 bytes for each key of an entry: maps and lists of the language would take
 * five times as much, and there are a hundred keys to a text.
 */
export function createBandTable(): BandTable {
  let heads = new Int32Array(1 << 10).fill(none);
  let [nexts, keysAt, entries] = [new Int32Array(1 << 10), new Uint32Array(1 << 10), new Int32Array(1 << 10)];
  let used = 0;
  let free = none;

  const place = (key: number): number => key & (heads.length - 1);
  const growLinks = (): void => {
    const size = nexts.length * 2;
    const [moreNexts, moreKeys, moreEntries] = [
      new Int32Array(size),
      new Uint32Array(size),
      new Int32Array(size),
    ];
    moreNexts.set(nexts);
    moreKeys.set(keysAt);
    moreEntries.set(entries);
    [nexts, keysAt, entries] = [moreNexts, moreKeys, moreEntries];
  };
  const growHeads = (): void => {
    const former = heads;
    heads = new Int32Array(former.length * 2).fill(none);
    for (const head of former) {
      for (let link = head; link !== none; ) {
        const next = nexts[link] ?? none;
        const at = place(keysAt[link] ?? 0);
        nexts[link] = heads[at] ?? none;
        heads[at] = link;
        link = next;
      }
    }
  };
  const newLink = (): number => {
    if (free !== none) {
      const link = free;
      free = nexts[link] ?? none;
      return link;
    }
    if (used === nexts.length) growLinks();
    if (used >= heads.length) growHeads();
    used += 1;
    return used - 1;
  };

  return {
    add(entry, keys) {
      for (const key of keys) {
        const link = newLink();
        const at = place(key);
        keysAt[link] = key;
        entries[link] = entry;
        nexts[link] = heads[at] ?? none;
        heads[at] = link;
      }
    },
    remove(entry, keys) {
      for (const key of keys) {
        const at = place(key);
        let before = none;
        let link = heads[at] ?? none;
        while (link !== none && (entries[link] !== entry || keysAt[link] !== key)) {
          before = link;
          link = nexts[link] ?? none;
        }
        if (link === none) continue;
        const next = nexts[link] ?? none;
        if (before === none) heads[at] = next;
        else nexts[before] = next;
        nexts[link] = free;
        free = link;
      }
    },
    forEachSharing(keys, visit) {
      for (const key of keys) {
        for (let link = heads[place(key)] ?? none; link !== none; link = nexts[link] ?? none) {
          if (keysAt[link] === key) visit(entries[link] ?? none);
        }
      }
    },
  };
}
