import { foldCase } from '../util/fold-case.ts';
import type { PhrasesOf } from './create-phrases-of.ts';
import { argumentsOf, type FactArgument } from './fact-arguments.ts';
import type { Fact } from './facts.ts';

/** Finds the sentence that a fact concerns. */
export type SentenceFinder = (fact: Fact) => string | undefined;

/**
 * Makes finders for the sentences of one article after the other: of those that name most of a fact's arguments the shortest,
 * of equally short ones the first; undefined where none names any. Names are found word by word; case counts only in short
 * words of capitals ("US"), and a plural is its singular.
 */
export function createSentenceFinders(
  phrasesOf: PhrasesOf,
): (sentences: readonly string[], namesOf: (key: string) => readonly string[]) => SentenceFinder {
  // The same few States and cues are asked for again and again.
  const known = new Map<string, string>();
  const keyOf = (phrase: string): string => {
    const key = known.get(phrase) ?? wordsOf(phrase);
    known.set(phrase, key);
    return key;
  };
  return (sentences, namesOf) => {
    const shortestFirst = sentences
      .map((sentence) => ({ sentence, words: wordsOf(sentence) }))
      .sort((a, b) => a.sentence.length - b.sentence.length);
    const naming = (argument: FactArgument): readonly string[] => {
      const names = argument.isEntity ? namesOf(String(argument.value)) : [];
      return [...names, ...phrasesOf(argument)].map(keyOf).filter((phrase) => phrase.trim() !== '');
    };
    return (fact) => {
      const phrases = argumentsOf(fact).map(naming);
      let most = 0;
      let best: string | undefined;
      for (const { sentence, words } of shortestFirst) {
        const named = phrases.filter((each) => each.some((phrase) => words.includes(phrase))).length;
        if (named > most) [most, best] = [named, sentence];
      }
      return best;
    };
  };
}

/** The words of a text as they are compared, with a blank before and behind each. */
function wordsOf(text: string): string {
  const words = text.replace(/['’]s(?!\p{L})/gu, '').match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [];
  return ` ${words.map(comparable).join(' ')} `;
}

function comparable(word: string): string {
  if (word.length <= 3 && /^\p{Lu}+$/u.test(word)) return word;
  const folded = foldCase(word);
  return folded.length > 3 && /[^s]s$/.test(folded) ? folded.slice(0, -1) : folded;
}
