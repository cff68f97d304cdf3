import { explain } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { readingInTime, withTimeFlags } from './time-flags.ts';

/** `demarche explain`. */
export const explainCommand = defineCommand({
  usage: 'explain <id..>',
  summary: 'An event, edge or claim, down to the sentences, with outlet and date',
  examples: [
    ['explain deal:0123456789abcdef', 'an event; the beginning of its id is enough'],
    ['explain SELLS_ARMS_TO state:RUS state:IND', 'an edge between two actors'],
  ],
  options: (yargs) =>
    withTimeFlags(yargs).positional('id', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Id of an event or claim or its beginning, or TYPE FROM TO of an edge',
    }),
  async run(flags, context) {
    const text = await readingInTime(context, flags, (store) => explain(store, flags.id.join(' ')));
    context.output.print(harmless(text));
    return exitCodes.done;
  },
});
