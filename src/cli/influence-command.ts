import { DemarcheError } from '../model/index.ts';
import {
  dateGiven,
  type InfluenceAnalysis,
  influenceAnalyses,
  influenceText,
  refuseTurnedRound,
} from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

// The keys are the whole list; Object.keys forgets their type.
const analyses = Object.keys(influenceAnalyses) as readonly InfluenceAnalysis[];

/** `demarche influence`. */
export const influenceCommand = defineCommand({
  usage: 'influence <analysis> [subjects..]',
  summary: 'Who presses whom, who could stop a deal, who depends on whom, and what if',
  examples: [
    ['influence pressure India --explain', 'pressure on India, each figure with its sentences'],
    ['influence leverage Turkey --item S-400', 'by which ways others could stop a purchase'],
    ['influence exposure CAATSA', 'who would be hit if a law were applied'],
    ['influence timeline "United States" Turkey', 'the relation of two states, with turning points'],
    ['influence what-if --impose "United States" CAATSA India', 'the graph before and after'],
    ['influence rank --from 2018 --to 2020', 'the foremost suppliers, pressers and targets of a period'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs)
      .positional('analysis', { choices: analyses, demandOption: true, describe: 'Which analysis' })
      .positional('subjects', {
        type: 'string',
        array: true,
        default: [] as string[],
        describe:
          'Any name, code or id. pressure, dependence: a state; leverage: a deal or a state; exposure: a law or a state; timeline: two states',
      })
      .option('item', { type: 'string', describe: 'For leverage: only deals over this system' })
      .option('remove', { type: 'string', describe: 'For what-if: a state that is taken away' })
      .option('impose', {
        type: 'string',
        array: true,
        nargs: 3,
        describe: 'For what-if: ACTOR LAW TARGET, a law that an actor applies to a state',
      })
      .option('from', { type: 'string', describe: 'First day (YYYY, YYYY-MM or YYYY-MM-DD)' })
      .option('to', { type: 'string', describe: 'Last day' })
      .option('min-sources', {
        type: 'number',
        default: 1,
        describe: 'Leave out events that fewer independent stories tell',
      })
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
      .option('seed', { type: 'number', default: 1, describe: 'Seed of whatever is drawn at random' })
      .option('resamples', {
        type: 'number',
        default: 200,
        describe: 'Times that stories or deals are drawn anew, for bands and chances; 0 for none',
      }),
  async run(flags, context) {
    const { analysis, subjects, item, remove, impose, format, explain, seed, resamples } = flags;
    const period = { ...dateFlag('from', flags.from), ...dateFlag('to', flags.to) };
    refuseTurnedRound('The period', period);
    const minSources = wholeFrom(1, '--min-sources', flags.minSources);
    wholeFrom(0, '--resamples', resamples);
    const question = { analysis, subjects, item, remove, impose };
    const options = { format, explain, seed, resamples, minSources, ...period };
    const text = await readingInTime(context, flags, (store, vocabulary) =>
      influenceText(store, vocabulary, question, options),
    );
    context.output.print(text);
    return exitCodes.done;
  },
});

function wholeFrom(least: number, flag: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new DemarcheError(
    'settings/invalid',
    `${flag} is ${value}; it takes a whole number, ${least} or more.`,
  );
}

function dateFlag<Name extends 'from' | 'to'>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  if (value === undefined) return {};
  return { [name]: dateGiven(`--${name}`, value) } as { readonly [Key in Name]: string };
}
