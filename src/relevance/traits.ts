import type { Vocabulary, VocabularyName } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import { normalizeName } from '../util/normalize-name.ts';

/** What each word of a text shows at its place: the word itself, and what the vocabulary files under the words that begin there. */
export interface WordTraits {
  readonly word: string;
  /** Kind of thing → its entries that begin at this word. */
  readonly known: readonly Known[];
}

export interface Known {
  readonly kind: string;
  readonly entry: string;
}

export type TraitFinder = (text: string) => readonly WordTraits[];

const words = /(?:\p{L}\p{M}*)+|\p{N}+/gu;
/** Longer names are found by their first words all the same. */
const longestPhrase = 6;
/** The kinds of claim are told by cues of these sorts; who says something is told in any news. */
const cueSorts: ReadonlySet<string> = new Set(['status', 'action', 'relation']);

interface Phrase extends Known {
  /** As it must be spelt; any case will do where it is missing. */
  readonly surface?: string;
}

/** Builds the finder of traits for a vocabulary; finding is linear in the words of the text. */
export function createTraitFinder(vocabulary: Vocabulary): TraitFinder {
  const phrases = phrasesOf(vocabulary);
  const beginnings = beginningsOf(phrases);
  return (text) => {
    const tokens = [...text.matchAll(words)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      folded: foldCase(match[0]),
    }));
    return tokens.map((token, at) => {
      const known: Known[] = [];
      let key = token.folded;
      for (let length = 1; length <= longestPhrase; length += 1) {
        const last = tokens[at + length - 1];
        if (last === undefined) break;
        if (length > 1) key = `${key} ${last.folded}`;
        for (const { kind, entry, surface } of phrases.get(key) ?? []) {
          if (surface === undefined || surface === text.slice(token.start, last.end))
            known.push({ kind, entry });
        }
        if (!beginnings.has(key)) break;
      }
      return { word: token.folded, known };
    });
  };
}

function phrasesOf(vocabulary: Vocabulary): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  const add = (key: string, phrase: Phrase): void => {
    const filed = phrases.get(key);
    if (filed === undefined) phrases.set(key, [phrase]);
    else if (!filed.some((each) => each.kind === phrase.kind && each.surface === phrase.surface))
      filed.push(phrase);
  };
  for (const [key, names] of vocabulary.names) {
    for (const name of names) {
      for (const { kind, entityId } of name.senses) {
        add(key, {
          kind: isPlain(name) ? kind : `ambiguous ${kind}`,
          entry: entityId,
          ...(name.exactCase && { surface: name.surface }),
        });
      }
    }
  }
  for (const { noun, of } of vocabulary.nouns) {
    for (const form of [noun, `${noun}s`]) {
      add(normalizeName(form), { kind: `${of} noun`, entry: noun });
    }
  }
  for (const { phrase, suggests, value } of vocabulary.cues) {
    if (cueSorts.has(suggests)) add(normalizeName(phrase), { kind: `${suggests} cue`, entry: value });
  }
  return phrases;
}

function isPlain({ ambiguity }: VocabularyName): boolean {
  return ambiguity === undefined;
}

/** Every run of words with which a longer phrase begins. */
function beginningsOf(phrases: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const phrase of phrases.keys()) {
    for (let space = phrase.indexOf(' '); space !== -1; space = phrase.indexOf(' ', space + 1)) {
      beginnings.add(phrase.slice(0, space));
    }
  }
  return beginnings;
}
