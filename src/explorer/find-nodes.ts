import { entityKinds, eventKinds, type NodeLabel, type SnapshotIndex, wordListOf } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { normalizeName } from '../util/normalize-name.ts';
import type { Found } from './api.ts';

const most = 12;

interface Entry {
  readonly id: string;
  readonly kind: NodeLabel;
  readonly name: string;
  readonly key: string;
  readonly aliases: readonly (readonly [string, string])[];
  readonly weight: number;
}

/** Completes names: those that begin with the words first, then those in which a later word does, then any that hold them. */
export function createNodeFinder(index: SnapshotIndex): (words: string) => readonly Found[] {
  let entries: readonly Entry[] | undefined;
  return (words) => {
    const key = normalizeName(words);
    if (key === '') return [];
    entries ??= entriesOf(index);
    return entries
      .flatMap((entry) => {
        const own = rankOf(entry.key, key);
        const [alias] = entry.aliases
          .map(([spelt, normal]) => ({ spelt, rank: rankOf(normal, key) }))
          .sort((a, b) => a.rank - b.rank);
        const rank = Math.min(own, (alias?.rank ?? Number.POSITIVE_INFINITY) + 0.5);
        if (!Number.isFinite(rank)) return [];
        return [{ entry, rank, alias: own <= rank ? undefined : alias?.spelt }];
      })
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          Number(eventKinds.some((kind) => kind === a.entry.kind)) -
            Number(eventKinds.some((kind) => kind === b.entry.kind)) ||
          b.entry.weight - a.entry.weight ||
          compare(a.entry.id, b.entry.id),
      )
      .slice(0, most)
      .map(({ entry: { id, kind, name }, alias }) => ({
        id,
        kind,
        name,
        ...(alias !== undefined && { alias }),
      }));
  };
}

function entriesOf(index: SnapshotIndex): readonly Entry[] {
  return [...entityKinds, ...eventKinds].flatMap((kind) =>
    index.nodesOf(kind).map((node) => ({
      id: node.id,
      kind,
      name: index.nameOf(node.id),
      key: normalizeName(index.nameOf(node.id)),
      aliases: wordListOf(node, 'aliases').map((alias) => [alias, normalizeName(alias)] as const),
      weight: index.to(node.id).length,
    })),
  );
}

/** 0: equal; 1: begins so; 2: a later word begins so; 3: holds it; infinite: not at all. */
function rankOf(name: string, key: string): number {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  if (name.includes(` ${key}`)) return 2;
  return name.includes(key) ? 3 : Number.POSITIVE_INFINITY;
}
