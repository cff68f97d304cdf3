import type { IngestSummary } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { inputsPositional } from './inputs-positional.ts';
import { harmless } from './output.ts';
import { deadLetterPath, runIngest } from './run-ingest.ts';
import { dryWriting, writing } from './store-access.ts';

const formats = ['auto', 'text', 'html', 'jsonl'] as const;
const listed = 10;

/** `demarche ingest`. */
export const ingestCommand = defineCommand({
  usage: 'ingest <inputs..>',
  summary: 'Read articles into the graph',
  examples: [
    ['ingest articles/ page.html', 'a folder and a saved page'],
    ["ingest 'news/**/*.jsonl' --min-confidence 0.7", 'a pattern; less sure claims are kept and not drawn'],
    ['ingest - < articles.jsonl', 'JSON lines from standard input'],
  ],
  stops: true,
  options: (yargs) =>
    yargs
      .positional('inputs', inputsPositional)
      .option('format', { choices: formats, default: 'auto' as const, describe: 'How inputs are read' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Read everything, write nothing' })
      .option('dead-letter', { type: 'string', describe: 'Where refused inputs are listed' }),
  async run(flags, context) {
    const open = flags.dryRun ? dryWriting : writing;
    const summary = await open(context, (graph, vocabulary) =>
      runIngest(flags.inputs, graph, vocabulary, context, {
        format: flags.format,
        dryRun: flags.dryRun,
        ...((!flags.dryRun || flags.deadLetter !== undefined) && {
          deadLetter: flags.deadLetter ?? deadLetterPath(context.settings),
        }),
      }),
    );
    context.output.print(summaryText(summary));
    return summary.refused > 0 ? exitCodes.refused : exitCodes.done;
  },
});

/** The summary of a run, one figure a line. */
export function summaryText(summary: IngestSummary): string {
  const { refusedClaims } = summary;
  const shown = refusedClaims.slice(0, listed).map(({ article, claim, reason, detail }) => {
    return `  ${article}: ${claim.kind}: ${reason} (${detail})`;
  });
  const lines = [
    `read            ${summary.read}`,
    `new             ${summary.new}${summary.reprints > 0 ? ` (${summary.reprints} of them print a known text)` : ''}`,
    `known           ${summary.known}`,
    `refused         ${summary.refused}`,
    `claims          ${summary.claims} (${summary.claims - summary.unsure} drawn, ${summary.unsure} unsure)`,
    `refused claims  ${refusedClaims.length}`,
    ...shown,
    ...(refusedClaims.length > listed ? [`  … \`demarche extract --explain\` lists them all`] : []),
    `seconds         ${summary.seconds.toFixed(1)}`,
    ...(summary.stopped ? ['stopped before the end: run the same again to go on'] : []),
  ];
  return harmless(`${lines.join('\n')}\n`);
}
