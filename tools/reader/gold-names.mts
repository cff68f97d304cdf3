import type { GoldArticle } from '../../src/evaluation/index.ts';
import { type EntityKind, type MentionCluster, overlaps, type Span } from '../../src/model/index.ts';

/** A run of words that an annotation names. */
export interface NamedSpan extends Span {
  readonly key: string;
  readonly kind: EntityKind;
}

/** Every occurrence of an annotated name, the longest at each place, with a plural's ending. */
export function namesIn({ text, entities }: GoldArticle): readonly NamedSpan[] {
  const candidates = Object.entries(entities).flatMap(([key, { type, names = [] }]) =>
    type === 'State'
      ? []
      : names
          .filter((name) => name.length > 1)
          .flatMap((name) => occurrences(text, name).map((span) => ({ ...span, key, kind: type }))),
  );
  const kept: NamedSpan[] = [];
  for (const span of candidates.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => overlaps(other, span))) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function occurrences(text: string, name: string): readonly Span[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:s|es)?(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Clusters of a text by the annotation's keys, and back. */
export interface KeyFinder {
  indicesOf(key: unknown): readonly number[];
  keysOf(cluster: number): readonly string[];
}

/** Finds the clusters that an annotation's key stands for: a State by its code, another thing by words in common. */
export function createKeyFinder(clusters: readonly MentionCluster[], named: readonly NamedSpan[]): KeyFinder {
  const keys = clusters.map((cluster): readonly string[] => {
    if (cluster.entityId?.startsWith('state:')) return [cluster.entityId.slice('state:'.length)];
    if (cluster.value !== undefined) return [];
    const own = cluster.mentions.filter(({ form }) => form === 'name');
    const shared = named.filter((name) => own.some((mention) => overlaps(mention, name)));
    return [...new Set(shared.map(({ key }) => key))];
  });
  return {
    indicesOf: (key) =>
      keys.flatMap((held, index) => (typeof key === 'string' && held.includes(key) ? [index] : [])),
    keysOf: (cluster) => keys[cluster] ?? [],
  };
}
