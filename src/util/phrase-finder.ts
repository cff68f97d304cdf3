import { foldCase } from './fold-case.ts';

/** A phrase found in a text at UTF-16 offsets, with what was filed under it. */
export interface PhraseHit<T> {
  readonly start: number;
  readonly end: number;
  readonly entry: T;
}

/**
 * Finds phrases word by word, case and diacritics apart. Of the phrases of one `group` that begin at the same word only the
 * longest is given. Built once; finding is linear in the words of the text.
 */
export function createPhraseFinder<T>(
  entries: readonly T[],
  phraseOf: (entry: T) => string,
  groupOf: (entry: T) => string,
): (text: string) => readonly PhraseHit<T>[] {
  const byPhrase = new Map<string, T[]>();
  for (const entry of entries) {
    const phrase = wordsOf(phraseOf(entry))
      .map((word) => word.folded)
      .join(' ');
    byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), entry]);
  }
  const longest = Math.max(0, ...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length));
  return (text) => {
    const words = wordsOf(text);
    return words.flatMap((word, at) => {
      const taken = new Set<string>();
      const hits: PhraseHit<T>[] = [];
      for (let length = Math.min(longest, words.length - at); length >= 1; length--) {
        const run = words.slice(at, at + length);
        const end = run.at(-1)?.end ?? word.end;
        const found = byPhrase.get(run.map((each) => each.folded).join(' ')) ?? [];
        const fresh = found.filter((entry) => !taken.has(groupOf(entry)));
        hits.push(...fresh.map((entry) => ({ start: word.start, end, entry })));
        for (const entry of fresh) taken.add(groupOf(entry));
      }
      return hits;
    });
  };
}

function wordsOf(text: string) {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: foldCase(match[0]),
  }));
}
