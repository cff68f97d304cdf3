import type { NameToken } from './name-tokens.ts';

/**
 * The id's form of a designation, the same for every spacing of it. Letters close up to the number before them, and numbers to
 * letters that stand within the name ("su-35se", "s-300pmu2", "zubor-8x8", "rafale-f4"); the letters that open a name and whole
 * words are set off ("type-26", "f-16-block-52-plus"). `stem` is the part of the id that is already there.
 */
export function slugOfDesignation(tokens: readonly NameToken[], stem: string): string {
  let slug = stem;
  let before: Part = /\p{N}$/u.test(stem) ? 'number' : 'word';
  for (const token of tokens) {
    const part = partOf(token);
    const text = token.folded.replaceAll('+', '-plus');
    const closed = (part === 'letters' && before === 'number') || (part === 'number' && before === 'letters');
    before = slug === '' && part === 'letters' ? 'word' : part;
    slug += slug === '' || closed ? text : `-${text}`;
  }
  return slug;
}

type Part = 'number' | 'letters' | 'word';

function partOf(token: NameToken): Part {
  if (token.digits) return 'number';
  return token.raw.length > 4 || (!token.glued && /^\p{Lu}\p{Ll}/u.test(token.raw)) ? 'word' : 'letters';
}

/** A designation as written, with single spaces, and glued or hyphenated as it was. */
export function nameOf(tokens: readonly NameToken[]): string {
  return tokens
    .map((token, index) => (index === 0 || token.glued ? '' : token.joined ? '-' : ' ') + token.raw)
    .join('');
}
