import { isCommonWord, isRomanNumber, type NameToken, singularOf } from './name-tokens.ts';
import type { WeaponNouns } from './weapon-nouns.ts';

/**
 * The tokens after a system's name that make it another model of it: letters and digits closed up or hyphenated to the name
 * ("SE", "PMU-2", "M"), one or two capitals set off ("E"), and a number with the word before it ("Block 52+", "Mk II", "F4").
 * Nicknames and common nouns are none: they give an empty list.
 */
export function suffixOf(rest: readonly NameToken[], nouns: WeaponNouns): readonly NameToken[] {
  const attached = takeWhile(rest, (token, index) => isAttached(token, rest[index - 1], nouns));
  const later = rest.slice(attached.length);
  const number = later.findIndex((token) => token.digits || isRomanNumber(token));
  if (number < 0) return attached;
  const from = number > 0 && !later[number]?.glued ? number - 1 : Math.max(0, number - 1);
  const tail = takeWhile(later.slice(number + 1), (token, index) =>
    isAttached(token, later[number + index], nouns),
  );
  return [...attached, ...later.slice(from, number + 1), ...tail];
}

function isAttached(token: NameToken, before: NameToken | undefined, nouns: WeaponNouns): boolean {
  if (token.digits) return token.glued || token.joined || before !== undefined;
  if (nouns.heads.has(singularOf(token.folded))) return false;
  const letters = token.raw.replace(/\++$/, '').length;
  if (token.glued) return letters <= 4;
  if (token.joined) return letters <= 4 && !isCommonWord(token);
  return letters <= 2 && /^\p{Lu}+\+*$/u.test(token.raw);
}

function takeWhile<T>(items: readonly T[], holds: (item: T, index: number) => boolean): readonly T[] {
  const end = items.findIndex((item, index) => !holds(item, index));
  return end < 0 ? items : items.slice(0, end);
}
