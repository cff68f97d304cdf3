import { DemarcheError, type QueryResult } from '../model/index.ts';
import { type NamedQuery, namedQueries, query, renderTable } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { parametersOf } from './parameters.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

/** `demarche query`. */
export const queryCommand = defineCommand({
  usage: 'query [query]',
  summary: 'Ask the graph: a named query, or Cypher that reads',
  examples: [
    ['query --list', 'the named queries with their parameters'],
    ['query deals-of-state --param state=India', 'a named query; states by any name'],
    ["query 'MATCH (s:State) RETURN s.name LIMIT 5' --format csv", 'Cypher'],
    ['query - < question.cypher', 'Cypher from standard input'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs)
      .positional('query', { type: 'string', describe: 'A name, Cypher, or - for Cypher on standard input' })
      .option('list', { type: 'boolean', default: false, describe: 'List the named queries' })
      .option('param', {
        type: 'string',
        array: true,
        default: [],
        describe: 'NAME=VALUE, as often as needed',
      })
      .option('format', {
        choices: ['table', 'json', 'csv'] as const,
        default: 'table' as const,
        describe: 'How rows are shown',
      })
      .option('limit', { type: 'number', default: 1000, describe: 'Most rows' })
      .option('timeout', { type: 'number', default: 30, describe: 'Most seconds' }),
  async run(flags, context) {
    const { output } = context;
    if (flags.list) {
      output.print(namedQueries().map(describeQuery).join('\n'));
      return exitCodes.done;
    }
    const limits = {
      limit: atLeast(1, flags.limit, 'limit'),
      timeoutMs: atLeast(0.001, flags.timeout, 'timeout') * 1000,
    };
    const words = flags.query === '-' ? await standardInput() : flags.query;
    if (words === undefined || words.trim() === '') {
      throw new DemarcheError(
        'settings/invalid',
        'Name a query, or give Cypher; `demarche query --list` lists the names.',
      );
    }
    const parameters = parametersOf(flags.param);
    const result = await readingInTime(context, flags, (store, vocabulary) =>
      query(words, parameters, store, vocabulary, limits),
    );
    output.print(renderTable(result.columns, result.rows, flags.format));
    if (result.truncated) output.note(truncationNote(result, limits.limit));
    return exitCodes.done;
  },
});

function truncationNote({ rows }: QueryResult, limit: number): string {
  return `Only the first ${rows.length} rows are shown: raise --limit (${limit}) for more.`;
}

function describeQuery({ name, question, parameters }: NamedQuery): string {
  const lines = parameters.map(({ name: parameter, type, description, default: value }) => {
    const fallback = value === undefined ? '' : ` [${JSON.stringify(value)}]`;
    return `    --param ${parameter}=${type.toUpperCase()}${fallback}  ${description}`;
  });
  return [`${name}  ${question}`, ...lines, ''].join('\n');
}

function atLeast(least: number, value: number, flag: string): number {
  if (value >= least) return value;
  throw new DemarcheError(
    'settings/invalid',
    `--${flag} takes a number from ${least === 1 ? 1 : 'above 0'}.`,
  );
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  // Standard input has no encoding set, so its chunks are buffers.
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
