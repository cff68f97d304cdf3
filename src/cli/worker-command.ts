import { openStages, workForQueue } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { neededQueue, queueFlag } from './queue-flag.ts';

/** `demarche worker`. */
export const workerCommand = defineCommand({
  usage: 'worker',
  summary: 'Read articles for `ingest --queue` elsewhere; Ctrl-C ends it after the article in hand',
  examples: [
    ['worker --queue redis://localhost:6379', 'one more reader; start as many as there are cores'],
    ['worker --queue redis://queue.example:6379 --jobs 1', 'on another machine, with one thread'],
  ],
  stops: true,
  options: (yargs) => yargs.option('queue', queueFlag),
  async run(_, { settings, output, signal }) {
    const url = neededQueue(settings);
    const stages = await openStages(settings);
    try {
      const { read, failed } = await workForQueue(url, stages, {
        signal,
        onReady: (address) => output.note(`Reading for ${address}.`),
        onRead: (done) => output.progress(`${done.read} articles read, ${done.failed} failed`),
      });
      output.endProgress();
      output.print(`read    ${read}\nfailed  ${failed}\n`);
      return exitCodes.done;
    } finally {
      await stages.encoder.close();
    }
  },
});
