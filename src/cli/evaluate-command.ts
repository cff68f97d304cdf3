import { seedPath } from '../config/index.ts';
import { evaluate, type FactScores, openStages, readGold } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { emitTo } from './store-access.ts';

/** `demarche evaluate`. */
export const evaluateCommand = defineCommand({
  usage: 'evaluate [path]',
  summary: 'Precision, recall and F1 by kind of fact against annotated articles',
  examples: [
    ['evaluate', 'the articles of seeds/gold/dev.jsonl'],
    ['evaluate my-articles/ --errors', 'a folder of NAME.txt with NAME.json, and what went wrong'],
  ],
  options: (yargs) =>
    yargs
      .positional('path', {
        type: 'string',
        default: seedPath('gold', 'dev.jsonl'),
        defaultDescription: 'seeds/gold/dev.jsonl',
        describe: 'A JSONL file, or a folder of JSONL files or of NAME.txt and NAME.json',
      })
      .option('errors', {
        type: 'boolean',
        default: false,
        describe: 'List each wrong and each missed fact',
      }),
  async run({ path, errors }, { settings, output }) {
    const gold = await readGold(path);
    const stages = await openStages(settings);
    const say = emitTo(output);
    let done = 0;
    try {
      const scores = await evaluate(gold, stages, (event) => {
        if (event.type !== 'article') return say(event);
        done += 1;
        output.progress(`${done} of ${gold.length} articles`);
      });
      output.endProgress();
      output.print(scoreTable(scores));
      if (errors) output.print(scores.errors.map((error) => `${JSON.stringify(error)}\n`).join(''));
    } finally {
      await stages.encoder.close();
    }
    return exitCodes.done;
  },
});

/** Scores as aligned text: kind, precision, recall, F1, hits, false alarms, misses; the micro average last. */
function scoreTable({ articles, predicted, rows, all }: FactScores): string {
  const lines = [...rows, all].map((row) =>
    [
      row.name.padEnd(14),
      ...[row.precision, row.recall, row.f1].map((value) => value.toFixed(3).padStart(6)),
      ...[row.truePositives, row.falsePositives, row.falseNegatives].map((count) =>
        String(count).padStart(5),
      ),
    ].join(' '),
  );
  const head = `${'kind'.padEnd(14)} ${['P', 'R', 'F1'].map((name) => name.padStart(6)).join(' ')} ${['tp', 'fp', 'fn'].map((name) => name.padStart(5)).join(' ')}`;
  return `${[head, ...lines, `${articles} articles, ${predicted} read`].join('\n')}\n`;
}
