import type { Vocabulary } from '../model/index.ts';
import { type AskedTime, findDates } from './find-dates.ts';
import { type AskedName, findNames } from './find-names.ts';
import type { QuestionWords } from './question-words.ts';

/** A piece of a question: a word by its concept, or something that may fill a parameter. */
export type QuestionPart =
  | { readonly type: 'word'; readonly concept: string }
  | { readonly type: 'name'; readonly name: AskedName }
  | { readonly type: 'time'; readonly time: AskedTime }
  /** Words in quotation marks, an id or address, or a number of stories. */
  | { readonly type: 'words' | 'id' | 'number'; readonly value: string };

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly part: QuestionPart;
}

/** What must not be looked into: quoted words, ids of events and articles, web addresses. */
const whole =
  /["“«](?<words>[^"”»]{2,})["”»]|(?<id>(?:deal|pressure|exclusion|resistance|article|claim):\S+[\w/]|https?:\/\/\S+[\w/])/giu;

/** The parts of a question in their order. */
export function readQuestion(
  question: string,
  words: QuestionWords,
  vocabulary: Pick<Vocabulary, 'names'>,
): readonly QuestionPart[] {
  const wholes = [...question.matchAll(whole)].map((match): Placed => {
    const quoted = match.groups?.['words'];
    return {
      start: match.index,
      end: match.index + match[0].length,
      part:
        quoted === undefined
          ? { type: 'id', value: match.groups?.['id'] ?? '' }
          : { type: 'words', value: quoted },
    };
  });
  const placed = [...wholes];
  const isFree = ({ start, end }: { readonly start: number; readonly end: number }) =>
    !placed.some((other) => start < other.end && other.start < end);
  for (const time of findDates(question).filter(isFree)) {
    placed.push({ start: time.start, end: time.end, part: { type: 'time', time } });
  }
  for (const name of findNames(question, vocabulary, words.isIgnored).filter(isFree)) {
    placed.push({ start: name.start, end: name.end, part: { type: 'name', name } });
  }
  placed.sort((a, b) => a.start - b.start);
  const ends = [...placed.map(({ start }) => start), question.length];
  return ends.flatMap((end, at) => {
    const between = question.slice(placed[at - 1]?.end ?? 0, end);
    const part = placed[at]?.part;
    return [...wordParts(between, words), ...(part === undefined ? [] : [part])];
  });
}

function wordParts(text: string, words: QuestionWords): readonly QuestionPart[] {
  const found = [...text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)].map(([word]) => word);
  return words
    .conceptsOf(found)
    .map((concept) =>
      /^\d+$/.test(concept) ? { type: 'number', value: concept } : { type: 'word', concept },
    );
}
