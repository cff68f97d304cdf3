import type { Document, Span } from '../../model/index.ts';

/**
 * Cuts a text into parts of at most `size` characters that together hold every sentence whole (one that is longer than a part
 * is a part by itself); neighbours share about `overlap` characters. A text that fits is one part.
 */
export function partsOf(
  { text, sentences }: Pick<Document, 'text' | 'sentences'>,
  { size, overlap }: { readonly size: number; readonly overlap: number },
): readonly Span[] {
  if (text.length <= size || sentences.length === 0) return [{ start: 0, end: text.length }];
  const parts: Span[] = [];
  for (let first = 0; first < sentences.length; ) {
    const start = sentences[first]?.start ?? 0;
    let last = first;
    while ((sentences[last + 1]?.end ?? Number.POSITIVE_INFINITY) - start <= size) last += 1;
    const end = sentences[last]?.end ?? text.length;
    parts.push({ start, end });
    if (last === sentences.length - 1) break;
    let next = last + 1;
    while (next - 1 > first && end - (sentences[next - 1]?.start ?? end) <= overlap) next -= 1;
    first = next;
  }
  return parts;
}
