const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts and signs that terminals draw two columns wide. */
const wide =
  /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;

/** Columns that a terminal needs for a text: 2 for East Asian wide characters and emoji, 0 for lone marks, else 1 a grapheme. */
export function displayWidth(text: string): number {
  return graphemesOf(text).reduce((sum, each) => sum + widthOf(each), 0);
}

/** The text cut to at most `width` columns; what was cut off is marked by … at the end. Never splits a grapheme. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let kept = '';
  for (const grapheme of graphemesOf(text)) {
    used += widthOf(grapheme);
    if (used > width - 1) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function widthOf(grapheme: string): number {
  return wide.test(grapheme) ? 2 : /^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme) ? 0 : 1;
}
