import { compare } from '../util/compare.ts';
import { type AlignedPart, align, type PhrasingPart } from './align.ts';
import type { AskableQuery } from './askable-query.ts';
import type { QuestionWords } from './question-words.ts';
import type { QuestionPart } from './read-question.ts';
import { valueFor } from './value-for.ts';

/** A query that a question may mean. */
export interface Candidate {
  readonly query: AskableQuery;
  /** 0–1: how much of the question and of a way to ask for the query is the same. */
  readonly score: number;
  /** Words for its parameters: ids of entities, dates, quoted words. */
  readonly given: ReadonlyMap<string, string>;
  /** Parameters that it needs and the question does not name. */
  readonly needs: readonly string[];
  /** The way of asking that came nearest. */
  readonly phrasing: string;
  /** Parts of the question that it has no use for. */
  readonly unused: readonly QuestionPart[];
}

const shares = { order: 0.8, bag: 0.2 };
/** What a missing parameter leaves of a score. */
const incomplete = 0.6;

/** All queries, those nearest to the question first. A score is a Dice coefficient over words weighted by how few queries use them. */
export function chooseQuery(
  parts: readonly QuestionPart[],
  queries: readonly AskableQuery[],
  words: QuestionWords,
): readonly Candidate[] {
  const forms = queries.map((query) => ({ query, ways: waysOf(query, words) }));
  const uses = new Map<string, number>();
  for (const { ways } of forms) {
    const concepts = new Set(ways.flatMap(({ parts: way }) => way.flatMap(conceptOf)));
    for (const concept of concepts) uses.set(concept, (uses.get(concept) ?? 0) + 1);
  }
  const weightOf = (concept: string): number => {
    const count = uses.get(concept);
    return count === undefined ? 0.3 : Math.log(1 + queries.length / count) / 2;
  };
  const asked = parts.flatMap((part) => (part.type === 'word' ? [part.concept] : []));
  return forms
    .map(({ query, ways }) => {
      const best = ways
        .map((way) => ({ way, ...align(parts, way.parts, { query, weightOf }) }))
        .reduce((a, b) => (b.score > a.score ? b : a));
      const bag = overlap(asked, new Set(ways.flatMap((way) => way.parts.flatMap(conceptOf))), weightOf);
      return candidateOf(
        query,
        best.way.words,
        best.pairs,
        parts,
        words,
        shares.order * best.score + shares.bag * bag,
      );
    })
    .sort((a, b) => b.score - a.score || compare(a.query.name, b.query.name));
}

interface Way {
  readonly words: string;
  readonly parts: readonly PhrasingPart[];
}

/** The ways to ask for a query: its own question, its name, and what the seeds add. */
function waysOf({ name, question }: AskableQuery, words: QuestionWords): readonly Way[] {
  const more = words.phrasings.find(({ query }) => query === name)?.phrasings ?? [];
  return [question, name.replaceAll('-', ' '), ...more].map((way) => ({
    words: way,
    parts: way.split(/(\{\w+\})/).flatMap((piece): readonly PhrasingPart[] => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (slot !== undefined) return [{ type: 'slot', parameter: slot }];
      const found = piece.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
      return words.conceptsOf(found).map((concept) => ({ type: 'word', concept }));
    }),
  }));
}

function conceptOf(part: PhrasingPart): readonly string[] {
  return part.type === 'word' ? [part.concept] : [];
}

function overlap(
  asked: readonly string[],
  known: ReadonlySet<string>,
  weightOf: (concept: string) => number,
): number {
  const sum = (concepts: readonly string[]) => concepts.reduce((all, each) => all + weightOf(each), 0);
  const all = sum(asked);
  return all === 0 ? 0 : sum(asked.filter((concept) => known.has(concept))) / all;
}

function candidateOf(
  query: AskableQuery,
  phrasing: string,
  pairs: readonly AlignedPart[],
  parts: readonly QuestionPart[],
  words: QuestionWords,
  score: number,
): Candidate {
  const given = new Map<string, string>();
  const used = new Set<QuestionPart>();
  for (const { part, values } of pairs) {
    used.add(part);
    for (const [parameter, value] of values) given.set(parameter, value);
  }
  // What no order of words assigned goes where only it fits.
  for (const { name, type } of query.parameters) {
    if (given.has(name)) continue;
    for (const part of parts.filter((each) => !used.has(each))) {
      const value = valueFor(name, type, part);
      if (value === undefined) continue;
      given.set(name, value);
      used.add(part);
      break;
    }
  }
  giveChosenValues(query, words, parts, given);
  const needs = query.parameters.filter((each) => each.default === undefined && !given.has(each.name));
  return {
    query,
    score: needs.length > 0 ? score * incomplete : score,
    given,
    needs: needs.map(({ name }) => name),
    phrasing,
    unused: parts.filter((part) => part.type !== 'word' && !used.has(part)),
  };
}

/** Values that a word of the question chooses, as the seeds have it. */
function giveChosenValues(
  { name }: AskableQuery,
  words: QuestionWords,
  parts: readonly QuestionPart[],
  given: Map<string, string>,
): void {
  const values = words.phrasings.find(({ query }) => query === name)?.values ?? {};
  for (const [parameter, choices] of Object.entries(values)) {
    const chosen = parts.flatMap((part) => (part.type === 'word' ? (choices[part.concept] ?? []) : []));
    if (chosen[0] !== undefined) given.set(parameter, chosen[0]);
  }
}
