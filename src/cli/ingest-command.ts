import { DemarcheError } from '../model/index.ts';
import {
  type ClaimsSummary,
  type Emit,
  type IngestSummary,
  ingestClaims,
  type ReadFormat,
} from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { fetchedLines, fetchFlags } from './fetch-flags.ts';
import { ingestRegisters } from './ingest-registers.ts';
import { inputsPositional } from './inputs-positional.ts';
import { estimateFlag, estimateText, modelFlags, usageText } from './model-flags.ts';
import { harmless, type LogFields } from './output.ts';
import { queueFlag } from './queue-flag.ts';
import { relevanceFlags, type SkippedArticle, skippedText } from './relevance-flags.ts';
import { retryDead } from './retry-dead.ts';
import { deadLetterPath, estimateIngest, keepingRefusals, runIngest } from './run-ingest.ts';
import { dryWriting, writing } from './store-access.ts';
import { WrongUse } from './wrong-use.ts';

const formats = ['auto', 'text', 'html', 'jsonl', 'feed', 'warc', 'claims', 'register', 'sanctions'] as const;
const listed = 10;
const retryAlone =
  '--retry-dead reads what was refused before: it takes no inputs, and neither --dry-run nor --estimate.';

/** `demarche ingest`. */
export const ingestCommand = defineCommand({
  usage: 'ingest [inputs..]',
  summary: 'Read articles into the graph',
  examples: [
    ['ingest articles/ page.html', 'a folder and a saved page'],
    ['ingest https://news.example/feed.xml CC-NEWS.warc.gz', 'the pages of a feed, and an archive'],
    ["ingest 'news/**/*.jsonl' --min-confidence 0.7", 'a pattern; less sure claims are kept and not drawn'],
    ['ingest - < articles.jsonl', 'JSON lines from standard input'],
    ['ingest archive/ --queue redis://localhost:6379', 'read by `demarche worker`s, here or elsewhere'],
    ['ingest --format claims record.jsonl', 'what `export --claims` wrote elsewhere'],
    ['ingest --format register trade-register.csv', 'a register of transfers, beside the articles'],
    ['ingest --format sanctions sdn.csv alt.csv add.csv', 'whom of the graph a list of sanctions has'],
    ['ingest --retry-dead', 'what was refused before, once its cause is mended'],
    [
      'ingest articles/ --extractor llm --model anthropic/NAME --estimate',
      'what a language model would cost',
    ],
  ],
  stops: true,
  options: (yargs) =>
    relevanceFlags(fetchFlags(modelFlags(yargs)))
      .positional('inputs', { ...inputsPositional, demandOption: false })
      .option('format', {
        choices: formats,
        default: 'auto' as const,
        describe:
          'How inputs are read; claims: exported records; register: transfers as CSV; sanctions: lists of them',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Read everything, write nothing' })
      .option('dead-letter', { type: 'string', describe: 'Where refused inputs are listed' })
      .option('queue', queueFlag)
      .option('from-start', {
        type: 'boolean',
        default: false,
        describe: 'Read archives from their beginning, also those that were read in part or whole',
      })
      .option('retry-dead', {
        type: 'string',
        describe: 'Try the refused inputs of this file again, those beside the graph unless named',
      })
      .option('estimate', estimateFlag),
  async run(flags, context) {
    const deadLetter = flags.deadLetter ?? deadLetterPath(context.settings);
    const { retryDead: letters, inputs = [] } = flags;
    if (letters !== undefined) {
      if (inputs.length > 0 || flags.dryRun || flags.estimate) throw new WrongUse(retryAlone);
      return retryDead(letters === '' ? deadLetter : letters, formats, context);
    }
    if (inputs.length === 0) throw new WrongUse('Name what to read: files, folders, patterns or -.');
    if (flags.format === 'claims') return ingestRecords(inputs, flags.dryRun, deadLetter, context);
    const { format, all } = flags;
    if (format === 'register' || format === 'sanctions') {
      return ingestRegisters(format, { inputs, dryRun: flags.dryRun, deadLetter }, context);
    }
    if (flags.estimate) return estimate(inputs, { format, all }, context);
    const skipped: SkippedArticle[] = [];
    const open = flags.dryRun ? dryWriting : writing;
    const summary = await open(context, (graph, vocabulary) =>
      runIngest(inputs, graph, vocabulary, context, {
        format,
        dryRun: flags.dryRun,
        feedText: flags.feedText,
        fromStart: flags.fromStart,
        all,
        ...(flags.listSkipped && { onSkipped: (article: SkippedArticle) => skipped.push(article) }),
        ...((!flags.dryRun || flags.deadLetter !== undefined) && {
          deadLetter,
        }),
      }),
    );
    context.output.print(skippedText(skipped) + summaryText(summary));
    context.output.record('info', summaryFields(summary));
    return summary.refused > 0 || summary.isOverBudget ? exitCodes.refused : exitCodes.done;
  },
});

/** The bill in advance: only for articles that the graph does not hold. */
async function estimate(
  inputs: readonly string[],
  options: { readonly format: (typeof formats)[number] & ReadFormat; readonly all: boolean },
  context: Context,
): Promise<ExitCode> {
  const estimated = await dryWriting(context, (graph, vocabulary) =>
    estimateIngest(inputs, graph, vocabulary, context, options),
  );
  context.output.print(estimateText(estimated));
  return exitCodes.done;
}

async function ingestRecords(
  inputs: readonly string[],
  dryRun: boolean,
  deadLetter: string,
  context: Context,
): Promise<ExitCode> {
  if (dryRun) {
    throw new DemarcheError(
      'settings/invalid',
      '--dry-run is for articles: exported records are not read anew. Try them in another store with --database.',
    );
  }
  const summary = await writing(context, (graph, vocabulary) => {
    const read = (emit: Emit) =>
      ingestClaims(inputs, graph, vocabulary, { emit, stdin: process.stdin, signal: context.signal });
    return keepingRefusals(context.output, deadLetter, read, 'claims');
  });
  context.output.print(claimsText(summary));
  return summary.refused > 0 ? exitCodes.refused : exitCodes.done;
}

/** The summary of a run over exported records, one figure a line. */
export function claimsText({ read, added, claims, known, refused, stopped }: ClaimsSummary): string {
  const lines = [
    `entries  ${read}`,
    `added    ${added} (${claims} claims)`,
    `known    ${known}`,
    `refused  ${refused}`,
    ...(stopped ? ['stopped before the end: run the same again to go on'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What each stage took, and how many articles it would have made in a second alone. */
function stageLines(stages: IngestSummary['stages']): readonly string[] {
  if (stages.length === 0) return [];
  const each = stages.map(({ stage, seconds, articles }) => {
    const rate = articles > 0 && seconds > 0 ? ` (${Number((articles / seconds).toPrecision(3))}/s)` : '';
    return `${stage} ${seconds.toFixed(1)}${rate}`;
  });
  return [`by stage        ${each.join(', ')}`];
}

/** The summary as a log has it. */
function summaryFields({ refusedClaims, stages, ...counts }: IngestSummary): LogFields {
  return { event: 'summary', ...counts, refusedClaims: refusedClaims.length, stages };
}

/** The summary of a run, one figure a line. */
export function summaryText(summary: IngestSummary): string {
  const { refusedClaims, unusable, agreement } = summary;
  const shown = refusedClaims.slice(0, listed).map(({ article, claim, reason, detail }) => {
    return `  ${article}: ${claim.kind}: ${reason} (${detail})`;
  });
  const lines = [
    `read            ${summary.read}`,
    `new             ${summary.new}${summary.reprints > 0 ? ` (${summary.reprints} of them print a known text)` : ''}`,
    `known           ${summary.known}`,
    ...(summary.skipped > 0
      ? [`skipped         ${summary.skipped} (they tell nothing of arms; --all reads them)`]
      : []),
    `refused         ${summary.refused}`,
    `claims          ${summary.claims} (${summary.claims - summary.unsure} drawn, ${summary.unsure} unsure)`,
    `refused claims  ${refusedClaims.length}`,
    ...shown,
    ...(unusable > 0 ? [`no claims at all ${unusable} of the model's`] : []),
    ...(agreement
      ? [
          `both readers    ${agreement.agreed} agreed, ${agreement.contradicted} read differently, ${agreement.modelOnly} the model's alone, ${agreement.encoderOnly} the encoder's alone`,
        ]
      : []),
    ...(refusedClaims.length > listed ? [`  … \`demarche extract --explain\` lists them all`] : []),
    ...fetchedLines(summary.fetched),
    `seconds         ${summary.seconds.toFixed(1)}`,
    ...stageLines(summary.stages),
    ...(summary.stopped ? ['stopped before the end: run the same again to go on'] : []),
  ];
  return harmless(`${lines.join('\n')}\n${usageText(summary.model)}`);
}
