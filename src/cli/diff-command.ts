import { DemarcheError } from '../model/index.ts';
import { changes, dateGiven, openInTime } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { printOrWrite } from './print-or-write.ts';
import { reading } from './store-access.ts';

/** `demarche diff`. */
export const diffCommand = defineCommand({
  usage: 'diff [subject]',
  summary: 'What is told now that was not told by a date',
  examples: [
    ['diff --since 2024-06', 'new deals and pressure, deals that went on, what ended, what was taken back'],
    ['diff India --since 2018-10-05 --until 2019', 'of one subject, up to the end of another date'],
    ['diff --since 2024 --format html -o news.html', 'as a page to hand on'],
  ],
  options: (yargs) =>
    yargs
      .positional('subject', {
        type: 'string',
        describe: 'Any name, alias, code or id; everything when left out',
      })
      .option('since', {
        type: 'string',
        demandOption: true,
        describe: 'What was published by the end of this date is what was told before',
      })
      .option('until', { type: 'string', describe: 'Only what was published by the end of this date' })
      .option('format', {
        choices: ['md', 'html', 'json'] as const,
        default: 'md' as const,
        describe: 'Markdown, a page for the browser that needs nothing else, or JSON',
      })
      .option('output', { alias: 'o', type: 'string', describe: 'Write it to a file' }),
  async run({ subject, since, until, format, output: path }, context) {
    const from = dateGiven('--since', since);
    const to = until === undefined ? undefined : dateGiven('--until', until);
    if (to !== undefined && to <= from) {
      throw new DemarcheError(
        'settings/invalid',
        `--until ${to} is not after --since ${from}. Give the earlier date to --since.`,
      );
    }
    const text = await reading(context, async (store, vocabulary) => {
      const view = await openInTime(store, vocabulary, to === undefined ? {} : { asOf: to });
      try {
        return await changes(view, vocabulary, {
          since: from,
          format,
          ...(subject !== undefined && { subject }),
          ...(to !== undefined && { notes: [`What was published after ${to} is left out.`] }),
        });
      } finally {
        // The store itself is closed by whoever opened it.
        if (view !== store) await view.close();
      }
    });
    await printOrWrite(text, path, context.output);
    return exitCodes.done;
  },
});
