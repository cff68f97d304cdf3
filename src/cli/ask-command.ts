import { type Asked, ask, renderTable } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

const timeoutMs = 30_000;

/** `demarche ask`. */
export const askCommand = defineCommand({
  usage: 'ask <question..>',
  summary: 'Ask in words: the named query that comes nearest is run',
  examples: [
    ['ask "who presses Turkey over the S-400?"', 'says which query it chose and why, then its rows'],
    ['ask "whom has the US sanctioned since 2017?" --format json', 'the choice and the rows as JSON'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs)
      .positional('question', { type: 'string', array: true, demandOption: true, describe: 'In English' })
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'How the answer is shown',
      })
      .option('limit', { type: 'number', default: 1000, describe: 'Most rows' }),
  async run(flags, context) {
    const { output } = context;
    const limit = Number.isInteger(flags.limit) && flags.limit > 0 ? flags.limit : 1000;
    const asked = await readingInTime(context, flags, (store, vocabulary) =>
      ask(flags.question.join(' '), store, vocabulary, { limit, timeoutMs }),
    );
    const { choice, result } = asked;
    if (flags.format === 'json') {
      const { columns, rows } = result;
      output.print(`${JSON.stringify({ ...choice, columns, rows }, null, 2)}\n`);
    } else {
      output.print(`${choiceText(asked)}\n${renderTable(result.columns, result.rows, 'table')}`);
    }
    if (result.truncated) output.note(`Only the first ${limit} rows were read: raise --limit for more.`);
    return exitCodes.done;
  },
});

/** What was chosen and why, in lines above the rows. */
function choiceText({ choice }: Asked): string {
  const parameters = Object.entries(choice.parameters).map(([name, value]) => ` --param ${name}=${value}`);
  return [
    `query    ${choice.query}${parameters.join('')}`,
    `answers  ${choice.question}`,
    `because  it is near to “${choice.because}” (${choice.score})`,
    ...choice.notes.map((note) => `note     ${note}`),
    ...choice.near.map(({ query, question, score }) => `near     ${query} (${score}): ${question}`),
    '',
  ].join('\n');
}
