import { report, scopeInWords } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { printOrWrite } from './print-or-write.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

/** `demarche report`. */
export const reportCommand = defineCommand({
  usage: 'report <subject> [other]',
  summary: 'A dossier on a state, system, firm, law or alliance, or on two',
  examples: [
    ['report India', 'deals, pressure, resistance and memberships, with the sentences they rest on'],
    ['report Russia India -o russia-india.md', 'what passed between two states'],
    ['report India --format html -o india.html', 'to hand on: charts, and each sentence in its paragraph'],
    ['report S-400 --format json', 'a weapon system, for a program'],
    ['report India --as-of 2018-10-05', 'as it was known on that day'],
    ['report India --unsure', 'with what is not sure enough for the graph, in a section of its own'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs)
      .positional('subject', { type: 'string', demandOption: true, describe: 'Any name, alias, code or id' })
      .positional('other', { type: 'string', describe: 'The second of a pair' })
      .option('format', {
        choices: ['md', 'html', 'json'] as const,
        default: 'md' as const,
        describe: 'Markdown, a page for the browser that needs nothing else, or JSON',
      })
      .option('unsure', {
        type: 'boolean',
        default: false,
        describe: 'Add what was read about it but is not sure enough to be drawn, marked as unsure',
      })
      .option('output', { alias: 'o', type: 'string', describe: 'Write it to a file' }),
  async run(flags, context) {
    const subjects = flags.other === undefined ? [flags.subject] : [flags.subject, flags.other];
    const text = await readingInTime(context, flags, (store, vocabulary, scope) =>
      report(store, vocabulary, subjects, {
        format: flags.format,
        unsure: flags.unsure,
        notes: [scopeInWords(scope)].filter((words) => words !== ''),
      }),
    );
    await printOrWrite(text, flags.output, context.output);
    return exitCodes.done;
  },
});
