import type { Vocabulary } from '../model/index.ts';
import { monthPattern, weekdayPattern } from '../util/calendar.ts';
import { foldCase } from '../util/fold-case.ts';

/** A word as sentences are compared by: names and figures tell reports of one wording apart, other words do not. */
export interface ReportWord {
  readonly word: string;
  readonly is: 'name' | 'figure' | 'other';
}

export interface ReportSentence {
  readonly words: readonly ReportWord[];
}

/** A report's sentences with what they are looked up by. */
export interface ReportSentences {
  readonly all: readonly ReportSentence[];
  /** Every word that some sentence has. */
  readonly words: ReadonlySet<string>;
  /** Two words that follow each other → the sentences that have them. */
  readonly byPair: ReadonlyMap<string, readonly ReportSentence[]>;
}

/** Each outlet names days in its own way. */
const dayOrMonth = new RegExp(`^(?:${weekdayPattern}|${monthPattern})$`);
const wordPattern = /[\p{L}\p{N}]+(?:[-.,'’][\p{L}\p{N}]+)*/gu;
/** Sentences of fewer words are like too many others. */
const fewestWords = 5;
const mostWords = 100;
const wordsKept = 50_000;

/**
 * Builds a reader of sentences. Names are words with a capital or with figures in them; a capital at the beginning of a
 * sentence counts where the word has one elsewhere too. Days and months are neither: each outlet dates by its own.
 */
export function createSentenceReader({
  numbers,
}: Pick<Vocabulary, 'numbers'>): (paragraphs: readonly string[]) => ReportSentences {
  const counts = new Map(
    numbers.flatMap((record) =>
      record.is === 'cardinal' ? record.words.map((word) => [word, String(record.value)] as const) : [],
    ),
  );
  const known = { named: new Map<string, ReportWord>(), unnamed: new Map<string, ReportWord>() };
  /** The same few thousand words make up most of all reports. */
  const read = (word: string, mayBeName: boolean): ReportWord => {
    const held = mayBeName ? known.named : known.unnamed;
    if (held.size > wordsKept) held.clear();
    const found = held.get(word) ?? wordOf(word, mayBeName, counts);
    held.set(word, found);
    return found;
  };
  return (paragraphs) => {
    const sentences = paragraphs
      .flatMap((paragraph) => paragraph.split(/(?<=[.!?]["”’')\]]{0,8})\s+(?=["“‘'([]?[\p{Lu}\p{N}])/u))
      .map((sentence) => [...sentence.matchAll(wordPattern)].map(([word]) => word))
      .filter((words) => words.length >= fewestWords);
    const capitals = new Set(
      sentences.flatMap((words) => words.slice(1).filter((word) => /^\p{Lu}/u.test(word))),
    );
    return indexed(
      sentences.map((words) => ({
        words: words.slice(0, mostWords).map((word, index) => read(word, index > 0 || capitals.has(word))),
      })),
    );
  };
}

function wordOf(word: string, mayBeName: boolean, counts: ReadonlyMap<string, string>): ReportWord {
  const folded = foldCase(word).replace(/['’]s$/, '');
  // A magnitude or a unit written onto it is the outlet's way: "5.43bn", "36-strong".
  const figure = /^\p{N}[\p{N}.,]*/u.exec(folded)?.[0];
  if (figure !== undefined) return { word: figure.replaceAll(',', ''), is: 'figure' };
  const count = counts.get(folded);
  if (count !== undefined) return { word: count, is: 'figure' };
  if (/\p{N}/u.test(word)) return { word: folded, is: 'name' };
  return {
    word: folded,
    is: mayBeName && !dayOrMonth.test(word) && /^\p{Lu}/u.test(word) ? 'name' : 'other',
  };
}

function indexed(all: readonly ReportSentence[]): ReportSentences {
  const byPair = new Map<string, ReportSentence[]>();
  for (const sentence of all) {
    for (const pair of pairsIn(sentence)) {
      const held = byPair.get(pair);
      if (held === undefined) byPair.set(pair, [sentence]);
      else held.push(sentence);
    }
  }
  return { all, words: new Set(all.flatMap(({ words }) => words.map(({ word }) => word))), byPair };
}

/** Words that follow each other in a sentence, two by two. */
export function pairsIn({ words }: ReportSentence): readonly string[] {
  return words.slice(1).map(({ word }, index) => `${words[index]?.word} ${word}`);
}
