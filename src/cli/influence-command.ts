import { DemarcheError } from '../model/index.ts';
import { dateGiven, influencePressure, influenceRank, refuseTurnedRound } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

/** `demarche influence`. */
export const influenceCommand = defineCommand({
  usage: 'influence <analysis> [state]',
  summary: 'Who presses a state and what became of it; who counts most',
  examples: [
    ['influence pressure India --explain', 'pressure on India, each figure with its sentences'],
    ['influence rank --from 2018 --to 2020', 'the foremost suppliers, pressers and targets of a period'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs)
      .positional('analysis', {
        choices: ['pressure', 'rank'] as const,
        demandOption: true,
        describe: 'Which analysis',
      })
      .positional('state', { type: 'string', describe: 'For pressure: any name, code or id of the state' })
      .option('from', { type: 'string', describe: 'First day (YYYY, YYYY-MM or YYYY-MM-DD)' })
      .option('to', { type: 'string', describe: 'Last day' })
      .option('format', {
        choices: ['table', 'json', 'csv'] as const,
        default: 'table' as const,
        describe: 'How findings are shown',
      })
      .option('explain', {
        type: 'boolean',
        default: false,
        describe: 'Show the words that each finding rests on',
      })
      .option('seed', { type: 'number', default: 1, describe: 'Seed of the bands of uncertainty' })
      .option('resamples', {
        type: 'number',
        default: 200,
        describe: 'Times that stories are drawn anew for the bands; 0 for none',
      }),
  async run(flags, context) {
    const { analysis, state, format, explain, seed, resamples } = flags;
    const period = { ...dateFlag('from', flags.from), ...dateFlag('to', flags.to) };
    refuseTurnedRound('The period', period);
    const options = { format, explain, seed, resamples, ...period };
    if (analysis === 'pressure' && state === undefined) {
      throw new DemarcheError(
        'settings/invalid',
        'influence pressure needs a state, such as `influence pressure India`.',
      );
    }
    const text = await readingInTime(context, flags, (store, vocabulary) =>
      state !== undefined && analysis === 'pressure'
        ? influencePressure(store, vocabulary, state, options)
        : influenceRank(store, options),
    );
    context.output.print(text);
    return exitCodes.done;
  },
});

function dateFlag<Name extends 'from' | 'to'>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  if (value === undefined) return {};
  return { [name]: dateGiven(`--${name}`, value) } as { readonly [Key in Name]: string };
}
