import type { Span } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';

/** Words of a text, folded; marks between them do not count. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,-](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu) ?? []).map(foldCase);
}

/** The words at some runs of a text; where runs overlap, their words count once. */
export function wordsAt(text: string, runs: readonly Span[]): readonly string[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...runs].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined.flatMap(({ start, end }) => wordsOf(text.slice(start, end)));
}

/** F1 of two bags of words, 0–1: twice the words in common by all the words of both. */
export function sharedWords(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  const all = one.length + other.length;
  return all === 0 ? 0 : (2 * common) / all;
}
