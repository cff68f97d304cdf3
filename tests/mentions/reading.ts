import { loadVocabulary } from '../../src/config/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import type { EntityKind, MentionCluster, TaggedName } from '../../src/model/index.ts';

const findMentions = createMentionFinder(loadVocabulary());

/** What the encoder would have tagged: words of the text with their kind; the `nth` of equal ones, from 0. */
export interface Tag {
  readonly words: string;
  readonly kind: EntityKind;
  readonly nth?: number;
  readonly score?: number;
}

/** The clusters that a text gives with the real vocabulary and hand-made tags. */
export function clustersOf(text: string, tags: readonly Tag[] = []): readonly MentionCluster[] {
  const names = tags.map((tag) => taggedName(text, tag));
  return findMentions(documentOf({ text })).complete(names);
}

function taggedName(text: string, { words, kind, nth = 0, score = 0.9 }: Tag): TaggedName {
  let start = -1;
  for (let found = 0; found <= nth; found++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { start, end: start + words.length, kind, score };
}

/** Clusters of names in one line each: kind, id or "?", and the words of every named mention. */
export function namesIn(text: string, tags: readonly Tag[] = []): readonly string[] {
  return clustersOf(text, tags)
    .filter((cluster) => cluster.value === undefined)
    .map((cluster) => {
      const words = cluster.mentions
        .filter((mention) => mention.form === 'name')
        .map((mention) => text.slice(mention.start, mention.end));
      return `${cluster.type} ${cluster.entityId ?? '?'}: ${words.join(' | ')}`;
    });
}
