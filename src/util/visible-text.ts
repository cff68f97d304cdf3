/**
 * Characters that are not shown: signs without width, soft hyphens, marks of direction, selectors of variants
 * (Unicode, Default_Ignorable_Code_Point).
 */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

/** A text as the eye has it, and where its characters stand in the text as it is. */
export interface VisibleText {
  readonly text: string;
  /** The place in the whole text of a run of the visible one, from its first character to its last, in UTF-16 units. */
  placeOf(run: { readonly start: number; readonly end: number }): {
    readonly start: number;
    readonly end: number;
  };
}

/** The text without what is not shown. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** The same with the way back; undefined for a text that shows all it has. */
export function visibleText(whole: string): VisibleText | undefined {
  const pieces: { readonly at: number; readonly from: number; readonly words: string }[] = [];
  let [at, from] = [0, 0];
  const keep = (to: number): void => {
    if (to > from) pieces.push({ at, from, words: whole.slice(from, to) });
    at += Math.max(0, to - from);
  };
  for (const { index, 0: gap } of whole.matchAll(invisible)) {
    keep(index);
    from = index + gap.length;
  }
  if (from === 0) return undefined;
  keep(whole.length);
  /** The place of a character of the visible text. */
  const placeOf = (character: number): number => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((pieces[middle]?.at ?? 0) <= character) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    return piece === undefined ? 0 : piece.from + character - piece.at;
  };
  return {
    text: pieces.map(({ words }) => words).join(''),
    placeOf({ start, end }) {
      const first = placeOf(start);
      return { start: first, end: end > start ? placeOf(end - 1) + 1 : first };
    },
  };
}
