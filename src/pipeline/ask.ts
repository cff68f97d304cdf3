import { loadQuestionRows } from '../config/index.ts';
import {
  type Cell,
  DemarcheError,
  type GraphStore,
  isDemarcheError,
  type QueryOptions,
  type QueryResult,
  type Vocabulary,
} from '../model/index.ts';
import {
  type Candidate,
  chooseQuery,
  parseQuestionWords,
  type QuestionPart,
  readQuestion,
} from '../questions/index.ts';
import { namedQueries } from '../storage/index.ts';
import { query } from './query.ts';

/** Which query was taken for a question, and why. */
interface Choice {
  readonly query: string;
  readonly question: string;
  /** The way of asking that came nearest, and how near, 0–1. */
  readonly because: string;
  readonly score: number;
  readonly parameters: Readonly<Record<string, string>>;
  /** What was done with names and dates that the query takes no parameter for. */
  readonly notes: readonly string[];
  readonly near: readonly { readonly query: string; readonly question: string; readonly score: number }[];
}

/** The answer to a question in words. */
export interface Asked {
  readonly choice: Choice;
  readonly result: QueryResult;
}

/** Below it no query is near enough to be run. */
export const leastScore = 0.37;
const nearShown = 3;

/** The named queries that a question may mean, nearest first. Throws `vocabulary/invalid` for seeds that do not hold. */
export function candidatesFor(question: string, vocabulary: Pick<Vocabulary, 'names'>): readonly Candidate[] {
  const words = parseQuestionWords(loadQuestionRows('words'), loadQuestionRows('phrasings'));
  return chooseQuery(readQuestion(question, words, vocabulary), namedQueries(), words);
}

/**
 * Answers a question in words by the named query that comes nearest to it; never by Cypher that is made up. A name for which the
 * query has no parameter narrows its rows to those that hold it, where any do. Throws `query/unknown` naming the nearest queries
 * where none is near enough, `settings/invalid` where the nearest lacks a parameter, and what `query` throws.
 */
export async function ask(
  question: string,
  store: GraphStore,
  vocabulary: Vocabulary,
  options: QueryOptions,
): Promise<Asked> {
  const candidates = candidatesFor(question, vocabulary);
  const [best] = candidates;
  if (best === undefined || best.score < leastScore) {
    throw new DemarcheError(
      'query/unknown',
      `No named query comes near to "${question}". The nearest are: ${candidates.slice(0, nearShown).map(inWords).join('; ')}. Ask in other words, or use query.`,
    );
  }
  if (best.needs.length > 0) {
    throw new DemarcheError(
      'settings/invalid',
      `"${question}" comes nearest to ${inWords(best)}, which needs ${best.needs.join(' and ')}: name it in the question.`,
    );
  }
  const found = await run(best, store, vocabulary, options);
  const { result, notes } = narrowed(found, best, vocabulary);
  return {
    choice: {
      query: best.query.name,
      question: best.query.question,
      because: best.phrasing,
      score: rounded(best.score),
      parameters: Object.fromEntries(best.given),
      notes,
      near: candidates.slice(1, 1 + nearShown).map((each) => ({
        query: each.query.name,
        question: each.query.question,
        score: rounded(each.score),
      })),
    },
    result,
  };
}

async function run(
  { query: chosen, given }: Candidate,
  store: GraphStore,
  vocabulary: Vocabulary,
  options: QueryOptions,
): Promise<QueryResult> {
  try {
    return await query(chosen.name, given, store, vocabulary, options);
  } catch (error) {
    if (!isDemarcheError(error, 'subject/unknown')) throw error;
    // The question holds a name that the vocabulary knows; the person knows no id.
    const names = [...given]
      .map(([name, id]) => `${name} ${vocabulary.entities.get(id)?.name ?? id}`)
      .join(', ');
    throw new DemarcheError(
      'subject/unknown',
      `${chosen.name} was chosen with ${names}, and no article in this graph tells of one of them. ${error.message}`,
      { cause: error },
    );
  }
}

/** Keeps the rows that hold every name for which there was no parameter, where there are any. */
function narrowed(
  result: QueryResult,
  { unused, query: chosen }: Candidate,
  vocabulary: Vocabulary,
): { readonly result: QueryResult; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let rows = result.rows;
  for (const part of unused) {
    if (part.type !== 'name') {
      notes.push(`${chosen.name} takes no ${wordsFor(part)}: it was left out.`);
      continue;
    }
    const { surface, senses } = part.name;
    const names = senses.flatMap(({ id }) => [id, vocabulary.entities.get(id)?.name ?? id]);
    const holding = rows.filter((row) => row.some((cell) => holds(cell, names)));
    notes.push(
      holding.length === 0
        ? `No row names ${surface}: all ${rows.length} are shown.`
        : `Only the ${holding.length} of ${rows.length} rows that name ${surface}.`,
    );
    if (holding.length > 0) rows = holding;
  }
  return { result: { ...result, rows }, notes };
}

function holds(cell: Cell, names: readonly string[]): boolean {
  if (typeof cell === 'string') return names.some((name) => cell === name || isWithin(cell, name));
  return Array.isArray(cell) && cell.some((each) => holds(each, names));
}

/** As whole words: "S-400" is not in "S-4000". */
function isWithin(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  return ![text[at - 1], text[at + name.length]].some(
    (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter),
  );
}

function wordsFor(part: QuestionPart): string {
  if (part.type === 'time')
    return `date in that sense (${part.time.from === part.time.to ? part.time.from : `${part.time.from} to ${part.time.to}`}; during looks at one time alone)`;
  return part.type === 'word' || part.type === 'name' ? part.type : `${part.type} (${part.value})`;
}

function inWords({ query: { name, question } }: Candidate): string {
  return `${name} ("${question}")`;
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
