import { foldCase } from '../util/fold-case.ts';

/** A run of letters or of digits of a name. */
export interface NameToken {
  /** As written. */
  readonly raw: string;
  /** As compared. */
  readonly folded: string;
  readonly digits: boolean;
  /** Nothing stands between it and the token before it ("S-400s": "s" is glued, "400" is not). */
  readonly glued: boolean;
  /** Only a hyphen or a slash stands between it and the token before it. */
  readonly joined: boolean;
}

/** Splits a name where `normalizeName` splits it, and keeps how it was written. */
export function tokensOf(name: string): readonly NameToken[] {
  const clean = name
    .replace(/[’‘`´]/g, "'")
    .replace(/'[sS]?(?=$|\s)/g, '')
    .replace(/(?<=\p{N})\.(?=\p{N})/gu, '-')
    .replace(/\./g, '');
  const tokens: NameToken[] = [];
  let end = -1;
  for (const match of clean.matchAll(/[\p{L}\p{M}]+\+*|\p{N}+\+*/gu)) {
    const raw = match[0];
    const between = end < 0 ? ' ' : clean.slice(end, match.index);
    tokens.push({
      raw,
      folded: foldCase(raw),
      digits: /^\p{N}/u.test(raw),
      glued: between === '',
      joined: /^[-/‐‑–]$/.test(between),
    });
    end = match.index + raw.length;
  }
  return tokens.length > 1 && tokens[0]?.folded === 'the' ? tokens.slice(1) : tokens;
}

/** The key under which the vocabulary keeps a name: what `normalizeName` gives for it. */
export function keyOf(tokens: readonly NameToken[]): string {
  return tokens.map((token) => token.folded).join(' ');
}

/** The letters and digits as written, for names that count only as they are spelt. */
export function spellingOf(tokens: readonly NameToken[]): string {
  return tokens.map((token) => token.raw).join('');
}

/** The words of a name as written, with plain spaces and without a leading article. */
export function wordsOf(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^the (?=.)/i, '');
}

/** A common noun in the singular, as far as English spelling tells ("batteries" → "battery", "frigates" → "frigate"). */
export function singularOf(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** True for words that begin with a small letter: common words, not names. */
export function isCommonWord(token: NameToken): boolean {
  return /^\p{Ll}/u.test(token.raw);
}

/** "II", "IV": numbers in names that go without digits. "I", "V" and "X" are letters as often, so they are not counted. */
export function isRomanNumber(token: NameToken): boolean {
  return !token.glued && /^(I{2,3}|IV|VI{1,3}|IX)$/.test(token.raw);
}

/** "F-16s" is F-16, "MKIs" is MKI: a small s after a digit or capitals is a plural; "Su-35S" keeps its series letter. */
export function withoutPlural(tokens: readonly NameToken[]): readonly NameToken[] {
  return tokens
    .filter((token, index) => !(token.raw === 's' && token.glued && tokens[index - 1]?.digits))
    .map((token) =>
      /^\p{Lu}+s$/u.test(token.raw)
        ? { ...token, raw: token.raw.slice(0, -1), folded: token.folded.slice(0, -1) }
        : token,
    );
}
