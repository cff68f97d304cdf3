import type { Entity, Vocabulary } from '../model/index.ts';
import { nameOf, slugOfDesignation } from './designation.ts';
import { leadingWordsOf } from './leading-words.ts';
import {
  isCommonWord,
  keyOf,
  type NameToken,
  singularOf,
  tokensOf,
  withoutPlural,
  wordsOf,
} from './name-tokens.ts';
import { unknownEntity } from './named-entity.ts';
import { suffixOf } from './suffix.ts';
import { type WeaponNouns, weaponNouns } from './weapon-nouns.ts';

/**
 * A system that the vocabulary lacks: its designation or proper name without the maker before it and the common nouns after
 * it ("Zubor carriers", "Otokar Zubor 8x8" give "Zubor", "Zubor 8x8"). The article's fuller form of the same name counts before
 * a shorter one ("Orlik" beside "Orlik-2"). Words that are no name at all stay whole ("corvettes").
 */
export function unknownWeapon(surface: string, aliases: readonly string[], vocabulary: Vocabulary): Entity {
  const tokens = withoutPlural(tokensOf(surface));
  const core = fullest(coreOf(tokens, vocabulary), aliases, vocabulary);
  if (core.length === 0) {
    const generic = tokens.map((token, index) =>
      index === tokens.length - 1 ? singularOf(token.folded) : token.folded,
    );
    return unknownEntity('WeaponSystem', wordsOf(surface), generic.join(' '));
  }
  return {
    ...unknownEntity('WeaponSystem', nameOf(core)),
    id: `weapon:${slugOfDesignation(core, '')}`,
  };
}

/** The tokens that name the system; none where only common nouns, a state or a maker are said. */
function coreOf(tokens: readonly NameToken[], vocabulary: Vocabulary): readonly NameToken[] {
  const nouns = weaponNouns(vocabulary);
  const named = tokens.slice(leadingWordsOf(tokens, vocabulary).at(-1) ?? 0);
  const proper = (token: NameToken): boolean => isProper(token, nouns);
  const firstNumber = named.findIndex((token) => token.digits);
  if (firstNumber > 0 && named.slice(0, firstNumber).some(proper)) {
    return named.slice(0, firstNumber + 1 + suffixOf(named.slice(firstNumber + 1), nouns).length);
  }
  return named.slice(0, named.findLastIndex(proper) + 1);
}

function isProper(token: NameToken, nouns: WeaponNouns): boolean {
  return !token.digits && !isCommonWord(token) && !nouns.heads.has(singularOf(token.folded));
}

/**
 * The one fuller form among the article's others that continues this one, or that names what this one only describes; the
 * singular before the plural.
 */
function fullest(
  core: readonly NameToken[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): readonly NameToken[] {
  const key = keyOf(core);
  const others = aliases
    .map((alias) => coreOf(withoutPlural(tokensOf(alias)), vocabulary))
    .filter((other) => other.length > 0)
    .sort((a, b) => b.length - a.length || (keyOf(a) < keyOf(b) ? -1 : 1));
  const singular = others.find((other) => key !== keyOf(other) && singularOf(key) === keyOf(other));
  const stem = singular ?? core;
  const longer = others.filter((other) => other.length > stem.length && keyOf(other).startsWith(keyOf(stem)));
  const [longest] = longer;
  const chained = longer.every((other) => longest !== undefined && keyOf(longest).startsWith(keyOf(other)));
  return longest !== undefined && chained ? longest : stem;
}
