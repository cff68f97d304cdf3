import type { EntityKind, Vocabulary } from '../model/index.ts';
import { normalizeName } from '../util/normalize-name.ts';

/** A name in a question with what it may mean. */
export interface AskedName {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly senses: readonly { readonly id: string; readonly kind: EntityKind }[];
}

const longest = 7;

/**
 * Names of the vocabulary in a question, the longest first. A name that counts letter for letter elsewhere ("US", "NATO") may be
 * written small where the whole question is, unless the word says nothing by itself ("us", "it").
 */
export function findNames(
  question: string,
  vocabulary: Pick<Vocabulary, 'names'>,
  isIgnored: (word: string) => boolean,
): readonly AskedName[] {
  const words = [...question.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'’&+/-]*/gu)].map((match) => {
    const word = match[0].replace(/[.'’/-]+$/, '');
    return { start: match.index, end: match.index + word.length };
  });
  const isSmall = question === question.toLowerCase();
  const found: AskedName[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = nameAt(at);
    if (hit === undefined) at += 1;
    else {
      found.push(hit.name);
      at += hit.length;
    }
  }
  return found;

  function nameAt(at: number): { readonly name: AskedName; readonly length: number } | undefined {
    const start = words[at]?.start ?? 0;
    for (let length = Math.min(longest, words.length - at); length >= 1; length -= 1) {
      const end = words[at + length - 1]?.end ?? start;
      const surface = question.slice(start, end);
      const bare = surface.replace(/['’]s?$/, '');
      if (length === 1 && isSmall && isIgnored(bare)) continue;
      const names = (vocabulary.names.get(normalizeName(surface)) ?? []).filter(
        (name) => !name.exactCase || name.surface === bare || name.surface === surface || isSmall,
      );
      const senses = names.flatMap((name) => name.senses);
      const distinct = new Map(senses.map(({ entityId, kind }) => [entityId, kind]));
      if (distinct.size > 0) {
        const list = [...distinct].map(([id, kind]) => ({ id, kind }));
        return { name: { start, end, surface: bare, senses: list }, length };
      }
    }
    return undefined;
  }
}
