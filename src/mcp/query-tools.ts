import { z } from 'zod';
import { DemarcheError, type QueryResult } from '../model/index.ts';
import { ask, namedQueries, query, type TimeScope } from '../pipeline/index.ts';
import type { Part } from './cursors.ts';
import type { Door } from './door.ts';
import { type ReadAgain, rowPart } from './row-part.ts';
import { defineTool, scopeGiven, timeShape } from './tool.ts';

const limitShape = {
  limit: z.number().int().min(1).max(1000).default(200).describe('Most rows; they come in parts'),
};
const parametersShape = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .default({})
  .describe(
    'Parameters by name; states, systems, laws and alliances by any name, dates as 2018, 2018-10 or 2018-10-05',
  );
const timeoutMs = 30_000;

/** Lists the named queries. */
export const listQueries = defineTool({
  name: 'list_queries',
  title: 'List the named queries',
  description:
    'The questions that the graph answers by name, each with its parameters. Choose one of these before writing Cypher.',
  takes: {
    words: z.string().optional().describe('Only queries that have this word in their name or question'),
  },
  async run({ words = '' }) {
    const wanted = words.trim().toLowerCase();
    const found = namedQueries().filter(({ name, question }) =>
      `${name} ${question}`.toLowerCase().includes(wanted),
    );
    if (found.length === 0) {
      throw new DemarcheError(
        'query/unknown',
        `No named query has "${words}" in it: leave out words to see all.`,
      );
    }
    return {
      shown: {
        queries: found.map(({ name, question, parameters }) => ({
          name,
          question,
          ...(parameters.length > 0 && {
            parameters: parameters.map(
              ({ name: parameter, type, description, default: value }) =>
                `${parameter}: ${type}${value === undefined ? '' : `, else ${JSON.stringify(value)}`}. ${description}`,
            ),
          }),
        })),
      },
    };
  },
});

/** Runs a named query. */
export const runQuery = defineTool({
  name: 'run_query',
  title: 'Run a named query',
  description:
    'Rows of a named query (list_queries). Each event in them brings quotes with outlet and date; explain opens events and claims.',
  takes: {
    name: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'a name as list_queries gives it')
      .describe('Name of the query'),
    parameters: parametersShape,
    ...timeShape,
    ...limitShape,
  },
  async run({ name, parameters, limit, ...times }, door) {
    const scope = scopeGiven(times);
    return rows(door, scope, { query: name }, (store) =>
      query(name, wordsOf(parameters), store, door.vocabulary, { limit, timeoutMs }),
    );
  },
});

/** Runs Cypher that reads. */
export const runCypher = defineTool({
  name: 'run_cypher',
  title: 'Run Cypher that only reads',
  description:
    'Rows of a Cypher statement of your own; whatever could write is refused before it runs, and 30 seconds are its limit. Read the resource demarche://schema first. Return ids of events (d.id), so that their words come along, and end in ORDER BY.',
  takes: {
    cypher: z
      .string()
      .min(1)
      .max(20_000)
      .describe('One statement that begins with MATCH, WITH, UNWIND, RETURN or CALL'),
    parameters: parametersShape,
    ...timeShape,
    ...limitShape,
  },
  async run({ cypher, parameters, limit, ...times }, door) {
    if (/^[a-z0-9-]+$/.test(cypher.trim())) {
      throw new DemarcheError(
        'settings/invalid',
        `"${cypher.trim()}" is no Cypher: a named query is for run_query.`,
      );
    }
    return rows(door, scopeGiven(times), {}, (store) =>
      query(cypher, wordsOf(parameters), store, door.vocabulary, { limit, timeoutMs }),
    );
  },
});

/** Answers a question in words by a named query. */
export const askTool = defineTool({
  name: 'ask',
  title: 'Ask in words',
  description:
    'Chooses the named query that a question in plain English comes nearest to, fills its parameters and runs it. Says what it chose and why, and which others were near. Never runs Cypher of its own making.',
  takes: { question: z.string().min(1).max(1000), ...timeShape, ...limitShape },
  async run({ question, limit, ...times }, door) {
    const scope = scopeGiven(times);
    const read: ReadAgain = (work) => door.keeper.reading(scope, work);
    const { choice, result } = await read((store) =>
      ask(question, store, door.vocabulary, { limit, timeoutMs }),
    );
    return rowPart(result, read, { ...choice });
  },
});

/** Goes on with a long answer. */
export const more = defineTool({
  name: 'more',
  title: 'The next part of an answer',
  description: 'The part of an answer that its cursor stands for.',
  takes: { cursor: z.string().min(1).max(100) },
  run: ({ cursor }, door) => door.cursors.open(cursor),
});

async function rows(
  { keeper }: Door,
  scope: TimeScope,
  about: Readonly<Record<string, unknown>>,
  work: (store: Parameters<Parameters<ReadAgain>[0]>[0]) => Promise<QueryResult>,
): Promise<Part> {
  const read: ReadAgain = (reading) => keeper.reading(scope, reading);
  return rowPart(await read(work), read, about);
}

function wordsOf(parameters: Readonly<Record<string, string | number>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
}
