import type { Vocabulary } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import { sensesOf } from './find-senses.ts';
import { keyOf, type NameToken, tokensOf } from './name-tokens.ts';

interface Index {
  /** Legal forms by their key; true where one is loose. */
  readonly legalForms: ReadonlyMap<string, boolean>;
  readonly titles: ReadonlySet<string>;
  readonly longestTitle: number;
  readonly spellings: ReadonlyMap<string, string>;
}

const held = new WeakMap<Vocabulary, Index>();

function indexOf(vocabulary: Vocabulary): Index {
  const known = held.get(vocabulary);
  if (known !== undefined) return known;
  const { legalForms, titles, spellings } = vocabulary.nameForms;
  const keys = titles.map(({ title }) => keyOf(tokensOf(title)));
  const index = {
    legalForms: new Map(legalForms.map(({ form, loose }) => [keyOf(tokensOf(form)), loose])),
    titles: new Set(keys),
    longestTitle: Math.max(0, ...keys.map((key) => key.split(' ').length)),
    spellings: new Map(spellings.map(({ word, as }) => [foldCase(word), foldCase(as)])),
  };
  held.set(vocabulary, index);
  return index;
}

/** A firm's name without the legal forms at its end ("Pty Ltd", "A.Ş."), and with `loose` without "Group"; never empty. */
export function withoutLegalForms(
  tokens: readonly NameToken[],
  vocabulary: Vocabulary,
  loose = false,
): readonly NameToken[] {
  const { legalForms } = indexOf(vocabulary);
  let kept = tokens;
  for (;;) {
    const length = [3, 2, 1].find((size) => {
      if (size >= kept.length || kept.at(-size)?.digits) return false;
      const isLoose = legalForms.get(keyOf(kept.slice(-size)));
      return isLoose === false || (loose && isLoose === true);
    });
    if (length === undefined) return kept;
    kept = kept.slice(0, -length);
  }
}

/** Words under the spelling by which they are compared: "defense" as "defence". */
export function inOneSpelling(tokens: readonly NameToken[], vocabulary: Vocabulary): readonly NameToken[] {
  const { spellings } = indexOf(vocabulary);
  return tokens.map((token) => {
    const folded = spellings.get(token.folded);
    return folded === undefined ? token : { ...token, folded };
  });
}

/**
 * A person's name without the offices, ranks and forms of address before it, and without the states that they are of ("Indian
 * Defence Minister Rajnath Singh" gives "Rajnath Singh"); never empty.
 */
export function withoutTitles(tokens: readonly NameToken[], vocabulary: Vocabulary): readonly NameToken[] {
  const { titles, longestTitle } = indexOf(vocabulary);
  let kept = tokens;
  let at = 0;
  while (at < tokens.length - 1) {
    const rest = tokens.slice(at);
    const sizes = Array.from({ length: Math.min(longestTitle, rest.length - 1) }, (_, index) => index + 1);
    const title = sizes.findLast((size) => titles.has(keyOf(rest.slice(0, size))));
    if (title !== undefined) {
      at += title;
      kept = tokens.slice(at);
      continue;
    }
    const state = sizes.findLast((size) =>
      sensesOf(rest.slice(0, size), 'State', vocabulary).some(({ kind }) => kind === 'State'),
    );
    if (state === undefined) break;
    at += state;
  }
  return kept;
}

/** What tells two people of one name apart, taken from the name: initials in its middle, and "Jr." or "III" behind it. */
export interface PersonName {
  /** Forename and surname, or whatever stands between initials and generation. */
  readonly core: readonly NameToken[];
  readonly initials: readonly string[];
  readonly generation: string;
}

const generations: ReadonlyMap<string, string> = new Map([
  ['jr', '2'],
  ['junior', '2'],
  ['sr', '1'],
  ['senior', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
]);

/** Takes a person's name without titles apart. */
export function personNameOf(tokens: readonly NameToken[]): PersonName {
  const last = tokens.at(-1);
  const generation = tokens.length > 2 && last ? generations.get(last.folded) : undefined;
  const named = generation === undefined ? tokens : tokens.slice(0, -1);
  const isInitial = (token: NameToken, index: number): boolean =>
    index > 0 && index < named.length - 1 && /^\p{Lu}$/u.test(token.raw);
  return {
    core: named.filter((token, index) => !isInitial(token, index)),
    initials: named.filter(isInitial).map((token) => token.folded),
    generation: generation ?? '',
  };
}

/** Initials and generation may be missing from one of two names, but must not differ. */
export function agreeInParts(a: PersonName, b: PersonName): boolean {
  const initials =
    a.initials.length === 0 || b.initials.length === 0 || a.initials.join() === b.initials.join();
  return initials && (a.generation === '' || b.generation === '' || a.generation === b.generation);
}
