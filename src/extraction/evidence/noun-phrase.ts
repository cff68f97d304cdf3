import type { Span, Vocabulary } from '../../model/index.ts';
import { foldCase } from '../../util/fold-case.ts';
import { hanging } from './clauses.ts';

/** Widens a name to the words that belong to it: "the two Saudi Su-35 fighters" around "Su-35", within a sentence. */
export type NounPhraseOf = (text: string, sentence: Span, name: Span) => Span;

/** Words that a name may carry before it, and a name that is an adjective behind it, at most. */
const reach = { before: 5, behind: 4 };

/** Words that begin a group of words around a noun. */
const determiners = new Set('a an the its his her their our my this these those'.split(' '));

/** Builds the widener for a vocabulary: its common nouns may follow a name or stand as its title, its demonyms need a noun. */
export function createNounPhrase({ nouns, states }: Pick<Vocabulary, 'nouns' | 'states'>): NounPhraseOf {
  const known = new Set(nouns.map(({ noun }) => foldCase(noun)));
  const adjectives = new Set(states.flatMap(({ demonyms }) => demonyms.map(foldCase)));
  const isNoun = (word: string): boolean => {
    const folded = foldCase(word);
    return known.has(folded) || known.has(folded.replace(/s$/, '')) || known.has(folded.replace(/ies$/, 'y'));
  };
  const belongs = (word: string): boolean =>
    (/^[\p{Lu}\p{N}$£€¥]/u.test(word) && !/^(?:1[89]|20)\d\d$/.test(word)) || isNoun(word);
  return (text, sentence, name) => {
    const start = leftEdge(text, sentence.start, name.start, belongs);
    const rest = text.slice(name.end, sentence.end);
    const owner = /^['’](?:s(?!\p{L}))?/u.exec(rest)?.[0] ?? '';
    const isAdjective = adjectives.has(foldCase(text.slice(name.start, name.end)));
    const open = owner !== '' || isAdjective;
    return { start, end: rightEdge(text, name.end + owner.length, sentence.end, belongs, open) };
  };
}

/** In characters; what is longer is no word. */
const longestWord = 80;

/** The start of a name's noun phrase: its determiner if one stands near, else the capitals, numbers and nouns beside it. */
function leftEdge(text: string, from: number, at: number, belongs: (word: string) => boolean): number {
  let edge = at;
  let near = at;
  for (let step = 0; step < reach.before; step++) {
    const word = /([\p{L}\p{N}$£€¥][\p{L}\p{N}'’.,-]*)\s$/u.exec(
      text.slice(Math.max(from, near - longestWord), near),
    )?.[1];
    if (word === undefined || word.endsWith(',')) break;
    near -= word.length + 1;
    if (determiners.has(word.toLowerCase())) return near;
    if (hanging.has(word.toLowerCase())) break;
    if (belongs(word) && edge === near + word.length + 1) edge = near;
  }
  return edge;
}

/** The end of it: the nouns and capitals behind the name; where it is an adjective or an owner, up to what it says that of. */
function rightEdge(
  text: string,
  from: number,
  to: number,
  belongs: (word: string) => boolean,
  open: boolean,
): number {
  let end = from;
  for (let step = 0; ; step++) {
    const next = /^(?:\s+|-)([\p{L}\p{N}](?:[\p{L}\p{N}'’-]|[.&/](?=[\p{L}\p{N}&]))*)/u.exec(
      text.slice(end, to),
    );
    const word = next?.[1];
    if (next === null || word === undefined) break;
    const isMore = open && step < reach.behind && !hanging.has(word.toLowerCase());
    const isJoined = open && step === 0 && word === 'and';
    if (!belongs(word) && !isMore && !isJoined) break;
    end += next[0].length;
  }
  return end;
}
