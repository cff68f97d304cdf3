const white = /\p{White_Space}/u;
const other = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const punctuation = /\p{P}/u;
const nonSpacingMark = /\p{Mn}/u;

/** First and last code point of the blocks of Chinese characters that BERT puts spaces around. */
const ideographs: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0x2f800, 0x2fa1f],
];

/** What cleaning drops: NUL, the replacement character, controls, formats, private use, lone surrogates. Tab and line ends stay. */
export function isDropped(character: string): boolean {
  if (character === '\t' || character === '\n' || character === '\r') return false;
  return character === '\ufffd' || other.test(character);
}

/** Unicode white space. Ask `isDropped` first: U+0085 is both, and BERT drops it. */
export function isWhite(character: string): boolean {
  return white.test(character);
}

/** Unicode punctuation, and every ASCII character that is neither letter, digit, space nor control. */
export function isPunctuation(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x80 ? isAsciiPunctuation(code) : punctuation.test(character);
}

/** `!` to `/`, `:` to `@`, `[` to backtick, `{` to `~`. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

/** Marks that stripping of accents takes away. */
export function isAccent(character: string): boolean {
  return nonSpacingMark.test(character);
}

/** A character that is a word by itself. */
export function isIdeograph(codePoint: number): boolean {
  return codePoint >= 0x3400 && ideographs.some(([first, last]) => codePoint >= first && codePoint <= last);
}
