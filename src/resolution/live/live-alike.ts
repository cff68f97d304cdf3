import type { Vocabulary } from '../../model/index.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import { weigh } from '../evidence.ts';
import { isForked, isTelling } from '../join-spellings.ts';
import { evidenceFor, type ReadName, readNameOf, sharedKeysOf, type UnknownName } from '../read-names.ts';

export type Names = ReadonlyMap<string, UnknownName | undefined>;
type Pair = readonly [left: string, right: string];

/** Pairs of names that are one now, and that are one no longer; the lesser id first. */
export interface PairChanges {
  readonly gone: readonly Pair[];
  readonly come: readonly Pair[];
}

/** Which names of one kind are one by their spelling, kept up to date name by name. */
export interface LiveAlike {
  /** The first, by id, of those that are one with this one. */
  firstOf(id: string): string;
  /** Takes in names that are new or changed, `undefined` for those that are no more. */
  change(names: Names): PairChanges;
}

/**
 * Two names are compared where they share a key that is telling, so a change of a name concerns those beside it, and one of how
 * many share a key all who do. Whether a name is forked rests on its neighbours and on theirs.
 */
export function liveAlike(vocabulary: Vocabulary): LiveAlike {
  const names = new Map<string, { readonly read: ReadName; readonly keys: ReadonlySet<string> }>();
  const sharing = new Map<string, Set<string>>();
  /** Names that are the same as far as the two of them say, and those that are one once forks are seen. */
  const same = new Map<string, Set<string>>();
  const one = new Map<string, Set<string>>();

  const isTellingKey = (key: string): boolean => isTelling(sharing.get(key)?.size ?? 0);
  const areSame = (left: string, right: string): boolean => {
    const [a, b] = [names.get(left), names.get(right)];
    if (a === undefined || b === undefined) return false;
    if (![...a.keys].some((key) => b.keys.has(key) && isTellingKey(key))) return false;
    const evidence = evidenceFor(a.read, b.read);
    return evidence !== undefined && weigh(evidence, vocabulary).answer === 'same';
  };
  /** Takes over names; gives the keys that were telling or are not as they were, and now are the other. */
  const takeOver = (changed: Names): readonly string[] => {
    const sizes = new Map<string, number>();
    const move = (key: string, change: typeof addTo<string, string>, id: string): void => {
      if (!sizes.has(key)) sizes.set(key, sharing.get(key)?.size ?? 0);
      change(sharing, key, id);
    };
    for (const [id, name] of changed) {
      const before = names.get(id);
      if (name === undefined) {
        for (const key of before?.keys ?? []) move(key, takeFrom, id);
        names.delete(id);
        continue;
      }
      const isSameName = before?.read.name === name.name && before.read.kind === name.kind;
      const read = isSameName ? { ...before.read, ...name } : readNameOf(name, vocabulary);
      const keys = isSameName ? before.keys : sharedKeysOf(read);
      for (const key of before?.keys ?? []) if (!keys.has(key)) move(key, takeFrom, id);
      for (const key of keys) if (before?.keys.has(key) !== true) move(key, addTo, id);
      names.set(id, { read, keys });
    }
    return [...sizes].flatMap(([key, size]) => (isTelling(size) === isTellingKey(key) ? [] : [key]));
  };
  /** The pairs that may have become the same or other. */
  const pairsFor = (changed: Names, keys: readonly string[]): Iterable<Pair> => {
    const pairs = new Map<string, Pair>();
    const add = (a: string, b: string): void => {
      if (a === b) return;
      const [left, right] = a < b ? [a, b] : [b, a];
      pairs.set(`${left}\u0000${right}`, [left, right]);
    };
    for (const id of changed.keys()) {
      for (const other of same.get(id) ?? []) add(id, other);
      for (const key of names.get(id)?.keys ?? [])
        if (isTellingKey(key)) for (const other of sharing.get(key) ?? []) add(id, other);
    }
    for (const key of keys) {
      const all = [...(sharing.get(key) ?? [])];
      if (isTelling(all.length)) for (const a of all) for (const b of all) add(a, b);
      // A key that many share is not telling any more: only those that were the same by it may change.
      else for (const a of all) for (const b of same.get(a) ?? []) add(a, b);
    }
    return pairs.values();
  };

  return {
    firstOf: (id) => [id, ...(one.get(id) ?? [])].sort()[0] ?? id,
    change(changed) {
      const keys = takeOver(changed);
      const touched = new Set<string>();
      for (const [left, right] of pairsFor(changed, keys)) {
        const [was, is] = [same.get(left)?.has(right) === true, areSame(left, right)];
        if (was === is) continue;
        const around = () => [left, right, ...(same.get(left) ?? []), ...(same.get(right) ?? [])];
        for (const id of around()) touched.add(id);
        const change = is ? addTo<string, string> : takeFrom<string, string>;
        change(same, left, right);
        change(same, right, left);
      }
      return settle(touched);
    },
  };

  /** Sees which of these are forked now, and joins and parts them and those beside them by it. */
  function settle(touched: ReadonlySet<string>): PairChanges {
    const [gone, come] = [new Map<string, Pair>(), new Map<string, Pair>()];
    for (const id of touched) {
      const isOne = (other: string): boolean =>
        same.get(id)?.has(other) === true && !isForked(id, same) && !isForked(other, same);
      for (const other of new Set([...(same.get(id) ?? []), ...(one.get(id) ?? [])])) {
        const [was, is] = [one.get(id)?.has(other) === true, isOne(other)];
        if (was === is) continue;
        const change = is ? addTo<string, string> : takeFrom<string, string>;
        change(one, id, other);
        change(one, other, id);
        const pair: Pair = id < other ? [id, other] : [other, id];
        (is ? come : gone).set(pair.join('\u0000'), pair);
      }
    }
    return { gone: [...gone.values()], come: [...come.values()] };
  }
}
