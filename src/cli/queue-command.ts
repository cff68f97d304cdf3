import { openStages, queueState } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { neededQueue, queueFlag } from './queue-flag.ts';

/** `demarche queue`. */
export const queueCommand = defineCommand({
  usage: 'queue',
  summary: 'Show how the queue of `ingest --queue` stands, and which articles no worker could read',
  examples: [
    ['queue --queue redis://localhost:6379', 'workers, waiting, active, dead'],
    ['queue --retry --format json', 'puts dead jobs back into the line'],
  ],
  options: (yargs) =>
    yargs
      .option('queue', queueFlag)
      .option('retry', {
        type: 'boolean',
        default: false,
        describe: 'Put dead jobs back into the line first',
      })
      .option('format', { choices: ['table', 'json'] as const, default: 'table' as const }),
  async run({ retry, format }, { settings, output }) {
    const url = neededQueue(settings);
    const stages = await openStages(settings);
    try {
      const state = await queueState(url, stages, retry);
      if (format === 'json') output.print(`${JSON.stringify(state)}\n`);
      else {
        const { workers, waiting, active, read, dead } = state;
        const lines = [
          `workers  ${workers}`,
          `waiting  ${waiting}`,
          `active   ${active}`,
          `read     ${read} in the last day`,
          `dead     ${dead.length}`,
          ...dead.map(({ article, reason, at }) => `  ${article}: ${reason} (${at})`),
        ];
        output.print(harmless(`${lines.join('\n')}\n`));
      }
      return state.dead.length > 0 ? exitCodes.refused : exitCodes.done;
    } finally {
      await stages.encoder.close();
    }
  },
});
