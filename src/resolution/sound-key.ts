import type { Vocabulary } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import type { NameToken } from './name-tokens.ts';

interface Tables {
  readonly letters: ReadonlyMap<string, string>;
  /** Form of a forename → the first of its forms. */
  readonly forenames: ReadonlyMap<string, string>;
}

const held = new WeakMap<Vocabulary, Tables>();

function tablesOf(vocabulary: Vocabulary): Tables {
  const known = held.get(vocabulary);
  if (known !== undefined) return known;
  const { letters, forenames } = vocabulary.nameForms;
  const tables = {
    letters: new Map(letters.map(({ letter, latin }) => [letter, latin])),
    forenames: new Map(
      forenames.flatMap(({ names }) => names.map((name) => [foldCase(name), foldCase(names[0] ?? name)])),
    ),
  };
  held.set(vocabulary, tables);
  return tables;
}

/** A word in Latin letters, by the vocabulary's table; letters that it lacks stay. Case is kept for the first letter of each. */
export function inLatin(word: string, vocabulary: Vocabulary): string {
  const { letters } = tablesOf(vocabulary);
  return [...word.normalize('NFC')]
    .map((letter) => {
      const latin = letters.get(letter) ?? letters.get(letter.toLowerCase());
      if (latin === undefined) return letter;
      return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
}

/** Spellings of one sound in names from Arabic, Persian, Cyrillic and Turkic letters, in the order in which they are replaced. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}]/gu, ''],
  [/(?:tsch|tch)/g, 'ch'],
  [/sch/g, 'sh'],
  [/(?:dzh|zh|dj)/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/c(?=[aou]|[^h]|$)/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/(?:ou|oo)/g, 'u'],
  [/ee/g, 'i'],
  [/j(?![aeiou])/g, 'i'],
  [/y/g, 'i'],
  [/^ie/, 'e'],
  [/i+/g, 'i'],
  [/enk[ao]$/, 'enk'],
  [/(.)\1+/g, '$1'],
];

/** Letters that stand for either of two sounds. */
const choices: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [/q/g, ['k', 'g']],
  [/ch(?=[aeiou])/g, ['ch', 'h']],
  [/(?<=[^aeiou])io/g, ['io', 'e']],
];

/**
 * Keys under which spellings of a word in other systems of transliteration meet: two words sound alike where they share one.
 * Coarse by design: alone it says only that two names are worth comparing.
 */
export function soundKeysOf(word: string, vocabulary: Vocabulary): readonly string[] {
  let forms = [foldCase(inLatin(word, vocabulary))];
  const [pickQ, ...later] = choices;
  forms = forms.flatMap((form) => chosen(form, pickQ));
  forms = forms.flatMap((form) => chosen(form, later[0]));
  forms = forms.map((form) => classes.reduce((text, [pattern, to]) => text.replace(pattern, to), form));
  forms = forms.flatMap((form) => chosen(form, later[1]));
  return [...new Set(forms)].sort();
}

function chosen(form: string, choice: (typeof choices)[number] | undefined): readonly string[] {
  if (choice === undefined) return [form];
  const [pattern, sounds] = choice;
  return sounds.map((sound) => form.replace(pattern, sound));
}

/** Keys of a person's name: of the forename, by the vocabulary's forms of it or its sound, and of what follows. */
export function personKeysOf(core: readonly NameToken[], vocabulary: Vocabulary): readonly string[] {
  const [first, ...rest] = core;
  if (first === undefined || rest.length === 0) return [];
  const { forenames } = tablesOf(vocabulary);
  const forename = forenames.get(foldCase(inLatin(first.raw, vocabulary)));
  const heads = soundKeysOf(forename ?? first.raw, vocabulary);
  const tails = soundKeysOf(rest.map(({ raw }) => raw).join(''), vocabulary);
  return heads.flatMap((head) => tails.map((tail) => `${head} ${tail}`));
}

/** Keys of a name as a whole, its figures as they are; none where it has fewer than five letters, too few to go by their sound. */
export function nameKeysOf(tokens: readonly NameToken[], vocabulary: Vocabulary): readonly string[] {
  const letters = tokens.filter((token) => !token.digits).map(({ raw }) => raw);
  const figures = tokens.filter((token) => token.digits).map(({ folded }) => folded);
  if (letters.join('').length < 5) return [];
  return soundKeysOf(letters.join(''), vocabulary).map((key) => [key, ...figures].join(' '));
}
