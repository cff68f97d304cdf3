import { dirname, join, resolve } from 'node:path';
import { type Settings, seedPath } from '../config/index.ts';
import { type Refusal, textIdOf, type Vocabulary } from '../model/index.ts';
import {
  type Emit,
  estimateReading,
  type IngestOptions,
  type IngestSummary,
  ingest,
  type OpenGraph,
  openModelStage,
  openRelevanceFilter,
  openStages,
  type PipelineEvent,
  type ReadingEstimate,
  type RelevanceFilter,
  refuseSnapshot,
  writeDeadLetters,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import type { Output } from './output.ts';
import { emitTo } from './store-access.ts';

/** Where refused inputs go unless told otherwise: beside the graph. */
export function deadLetterPath({ store }: Settings): string {
  return store.kind === 'embedded'
    ? join(dirname(store.database), 'dead-letters.jsonl')
    : resolve('.demarche', 'dead-letters.jsonl');
}

/** Ingests with progress on stderr; refused inputs are told and written to the dead-letter file. */
export async function runIngest(
  inputs: readonly string[],
  graph: OpenGraph,
  vocabulary: Vocabulary,
  { settings, output, signal }: Context,
  options: Pick<IngestOptions, 'format' | 'dryRun'> & RelevanceOptions & { readonly deadLetter?: string },
): Promise<IngestSummary> {
  // Before the reader is loaded: it would not be needed.
  refuseSnapshot(graph);
  // Facts that are drawn and facts that are not are kept apart while reading, so that reading must know the line.
  const { minConfidence = graph.record.settings.minConfidence } = settings;
  const relevance = await filterOf(vocabulary, options.all);
  const stages = await openStages({ ...settings, minConfidence }, vocabulary);
  const counts = { articles: 0, claims: 0, skipped: 0, refused: 0 };
  try {
    return await keepingRefusals(output, options.deadLetter, (emit) =>
      ingest(inputs, graph, stages, {
        format: options.format,
        stdin: process.stdin,
        emit(event) {
          if (event.type === 'refused') counts.refused += 1;
          if (event.type !== 'article' && event.type !== 'skipped') return emit(event);
          if (event.type === 'skipped') {
            counts.skipped += 1;
            options.onSkipped?.(event);
          } else {
            counts.articles += 1;
            counts.claims += event.claims;
          }
          output.progress(progressText(counts));
        },
        now: () => new Date(),
        signal,
        minConfidence,
        ...(relevance && { relevance }),
        ...(options.dryRun !== undefined && { dryRun: options.dryRun }),
      }),
    );
  } finally {
    await stages.encoder.close();
  }
}

/** Whether everything is read, or, unless it is said, what tells of arms alone; and who hears of what is not read. */
export interface RelevanceOptions {
  readonly all?: boolean;
  readonly onSkipped?: (skipped: SkippedArticle) => void;
}

/** An article that was not read, as nothing in it speaks of arms; `score` 0 to 1. */
export type SkippedArticle = Pick<Extract<PipelineEvent, { type: 'skipped' }>, 'id' | 'title' | 'score'>;

async function filterOf(vocabulary: Vocabulary, all = false): Promise<RelevanceFilter | undefined> {
  return all ? undefined : openRelevanceFilter(seedPath('relevance'), vocabulary);
}

function progressText(counts: {
  readonly articles: number;
  readonly claims: number;
  readonly skipped: number;
  readonly refused: number;
}): string {
  const skipped = counts.skipped > 0 ? `${counts.skipped} skipped, ` : '';
  return `${counts.articles} articles, ${counts.claims} claims, ${skipped}${counts.refused} refused`;
}

/** What a model would be asked about the inputs that the graph does not hold, and what that would cost. */
export async function estimateIngest(
  inputs: readonly string[],
  { record }: OpenGraph,
  vocabulary: Vocabulary,
  { settings }: Pick<Context, 'settings'>,
  { format, all }: Pick<IngestOptions, 'format'> & Pick<RelevanceOptions, 'all'>,
): Promise<ReadingEstimate> {
  const filter = await filterOf(vocabulary, all);
  const modelStage = settings.model && openModelStage(settings.model, vocabulary);
  return estimateReading(
    inputs,
    { ...(modelStage && { modelStage }) },
    { format, stdin: process.stdin },
    ({ id, text }) =>
      record.knowledgeOf(id, textIdOf(text)) !== 'nothing' || filter?.judge(text).isRelevant === false,
  );
}

/** Runs work that may refuse inputs: each is told at once, and all go to the dead-letter file, where there is one. */
export async function keepingRefusals<Result>(
  output: Output,
  deadLetter: string | undefined,
  work: (emit: Emit) => Promise<Result>,
): Promise<Result> {
  const refusals: Refusal[] = [];
  const say = emitTo(output);
  try {
    return await work((event) => {
      if (event.type !== 'refused') return say(event);
      refusals.push(event.refusal);
      output.warn(refusalLine(event.refusal));
    });
  } finally {
    output.endProgress();
    if (deadLetter !== undefined && refusals.length > 0) {
      await writeDeadLetters(deadLetter, refusals, new Date().toISOString());
      output.note(`Refused inputs: ${deadLetter}`);
    }
  }
}

/** A refused input in one line. */
export function refusalLine({ source, position, code, reason }: Refusal): string {
  return `refused: ${source}${position === undefined ? '' : ` (${position})`}: ${code}: ${reason}`;
}
