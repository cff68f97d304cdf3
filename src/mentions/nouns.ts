import type { NounRecord, Span } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';

/** What the vocabulary's common nouns say of runs of words. */
export interface Nouns {
  /** True when a name would be a single common noun or figure: "systems", "35", "Missiles". */
  isNoName(words: string): boolean;
  /** True when every word is in lower case or a common noun, as in " missile and air defence systems". */
  onlyNouns(words: string): boolean;
  /** True when a noun for a weapon stands within a few words of a span, in the same sentence. */
  weaponNear(text: string, span: Span): boolean;
  /** Nouns of weapons in the singular, before which "a" counts one. */
  readonly countable: ReadonlySet<string>;
}

const nearCharacters = 45;

/** Builds the tests once from `seeds/vocabulary/nouns.json`. */
export function createNouns(records: readonly NounRecord[]): Nouns {
  const all = new Set(records.map((record) => record.noun));
  const weapons = new Set(records.filter((record) => record.of === 'weapon').map((record) => record.noun));
  const has = (set: ReadonlySet<string>, word: string): boolean => {
    const folded = foldCase(word);
    return set.has(folded) || set.has(folded.replace(/s$/, '')) || set.has(folded.replace(/ies$/, 'y'));
  };
  return {
    isNoName: (words) => {
      const parts = wordsOf(words);
      const [only] = parts;
      return (
        parts.length === 1 &&
        only !== undefined &&
        (/^\d+$/.test(only) || has(all, only) || !/[\p{Lu}\p{N}]/u.test(only))
      );
    },
    onlyNouns: (words) => wordsOf(words).every((word) => word === word.toLowerCase() || has(all, word)),
    weaponNear: (text, span) => {
      const before =
        text
          .slice(Math.max(0, span.start - nearCharacters), span.start)
          .split(/[.;]\s/)
          .at(-1) ?? '';
      const after = text.slice(span.end, span.end + nearCharacters).split(/[.;]\s/)[0] ?? '';
      return wordsOf(`${before} ${after}`).some((word) => has(weapons, word));
    },
    countable: weapons,
  };
}

function wordsOf(words: string): readonly string[] {
  return words.match(/[\p{L}\p{N}]+/gu) ?? [];
}
