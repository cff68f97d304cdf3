import type { Span } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';

/** A run of letters or of digits; a dotted abbreviation ("U.S.") is one token. `folded` is what names are compared by. */
export interface Token extends Span {
  readonly folded: string;
}

const tokenPattern = /(?:\p{L}\.){2,}|(?:\p{L}\p{M}*)+|\p{N}+/gu;

/** The tokens of a text; a possessive's "s" is none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const word = match[0];
    const start = match.index;
    if (word.toLowerCase() === 's' && /['’]/.test(text.charAt(start - 1))) continue;
    tokens.push({ start, end: start + word.length, folded: foldCase(word.replaceAll('.', '')) });
  }
  return tokens;
}

/** Whether two neighbouring tokens may belong to one name, judged by the characters between them. */
export function joins(text: string, left: Token, right: Token): boolean {
  const gap = text.slice(left.end, right.start);
  if (gap === '') return true;
  if (/^\.\s$/.test(gap)) return left.end - left.start <= 3 && /\p{Lu}/u.test(text.charAt(left.start));
  return /^(?:['’]s?)?\s?(?:[-‐‑–/&+.'’]|\s)?\s?$/u.test(gap) && !/\n\s*\n/.test(gap);
}
