import { dirname, join, parse, resolve } from 'node:path';
import type { Settings } from '../config/index.ts';
import { type Refusal, sha256, textIdOf, type Vocabulary } from '../model/index.ts';
import {
  type Emit,
  estimateReading,
  type IngestOptions,
  type IngestSummary,
  ingest,
  type OpenGraph,
  openFetcher,
  openKeptSources,
  openModelStage,
  openRemoteReader,
  openStages,
  type PipelineEvent,
  type ReadingEstimate,
  type RemoteReader,
  refuseSnapshot,
  writeDeadLetters,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import type { Output } from './output.ts';
import { filterOf, type RelevanceOptions } from './relevance-flags.ts';
import { runTracing } from './run-tracing.ts';
import { emitTo } from './store-access.ts';

/** Where refused inputs go unless told otherwise: beside the graph. */
export function deadLetterPath({ store }: Settings): string {
  return store.kind === 'embedded'
    ? join(dirname(store.database), 'dead-letters.jsonl')
    : resolve('.demarche', 'dead-letters.jsonl');
}

/** Where it is kept how far sources were read: beside the graph, or here for a database elsewhere. */
export function statePath({ store }: Settings, name: 'sources' | 'watch'): string {
  if (store.kind === 'embedded') {
    const { dir, name: graph } = parse(store.database);
    return join(dir, `${graph}.${name}.json`);
  }
  const database = sha256(`${store.uri} ${store.database}`).slice(0, 12);
  return resolve('.demarche', `${name}-${database}.json`);
}

/** What of a run of `ingest` is given; the rest is that of the process. */
interface IngestRun
  extends Pick<IngestOptions, 'format' | 'dryRun' | 'feedText' | 'stdin'>,
    RelevanceOptions {
  readonly deadLetter?: string;
  /** Archives are read from their beginning. */
  readonly fromStart?: boolean;
  /** Told all that the run tells, beside what is shown. */
  readonly observe?: Emit;
}

/** Ingests with progress on stderr; refused inputs are told and written to the dead-letter file. */
export async function runIngest(
  inputs: readonly string[],
  graph: OpenGraph,
  vocabulary: Vocabulary,
  { settings, output, signal }: Context,
  options: IngestRun,
): Promise<IngestSummary> {
  // Before the reader is loaded: it would not be needed.
  refuseSnapshot(graph);
  // Facts that are drawn and facts that are not are kept apart while reading, so that reading must know the line.
  const { minConfidence = graph.record.settings.minConfidence } = settings;
  const relevance = await filterOf(vocabulary, options.all);
  const local = await openStages({ ...settings, minConfidence }, vocabulary);
  const tracing = await runTracing('ingest', settings, output);
  const counts = { articles: 0, claims: 0, skipped: 0, refused: 0 };
  const fetcher = openFetcher(settings.fetch, signal);
  let remote: RemoteReader | undefined;
  try {
    if (settings.queue !== undefined) remote = await openRemoteReader(settings.queue, local, emitTo(output));
    const stages = { ...local, ...(remote && { remote }) };
    return await keepingRefusals(
      output,
      options.deadLetter,
      async (emit, keepRefusals) => {
        const sources = options.dryRun
          ? undefined
          : await openKeptSources(graph, {
              path: statePath(settings, 'sources'),
              emit,
              now: () => new Date(),
              fromStart: options.fromStart ?? false,
            });
        return ingest(inputs, graph, stages, {
          format: options.format,
          stdin: options.stdin ?? process.stdin,
          fetcher,
          feedText: options.feedText ?? false,
          ...(sources && {
            memory: sources.memory,
            async keepMarks(marks) {
              // What was refused before a mark is not read again.
              await keepRefusals();
              await sources.keepMarks(marks);
            },
          }),
          emit(event) {
            options.observe?.(event);
            tracing?.emit(event);
            recordEvent(output, event);
            if (event.type === 'refused') counts.refused += 1;
            if (event.type !== 'article' && event.type !== 'skipped') return emit(event);
            if (event.type === 'skipped') {
              counts.skipped += 1;
              options.onSkipped?.(event);
            } else {
              counts.articles += 1;
              counts.claims += event.claims;
            }
            output.progress(progressText(counts), { event: 'progress', ...counts });
          },
          now: () => new Date(),
          signal,
          minConfidence,
          ...(relevance && { relevance }),
          ...(options.dryRun !== undefined && { dryRun: options.dryRun }),
        });
      },
      options.format,
    );
  } finally {
    await fetcher.close();
    await remote?.close();
    await local.encoder.close();
    await tracing?.close();
  }
}

/** What only programs want to know of a run, one by one. */
function recordEvent(output: Output, event: PipelineEvent): void {
  if (event.type === 'article') {
    const { id, outcome, claims, times = [] } = event;
    const stages = Object.fromEntries(
      times.map(({ name, milliseconds }) => [name, Math.round(milliseconds)]),
    );
    output.record('debug', { event: 'article', id, outcome, claims, ...(times.length > 0 && { stages }) });
  } else if (event.type === 'committed') {
    const { articles, time } = event;
    const milliseconds = time && Math.round(time.milliseconds);
    output.record('debug', { event: 'committed', articles, ...(time && { milliseconds }) });
  }
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
  const fetcher = openFetcher(settings.fetch);
  try {
    return await estimateReading(
      inputs,
      { ...(modelStage && { modelStage }) },
      { format, stdin: process.stdin, fetcher },
      ({ id, text }) =>
        record.knowledgeOf(id, textIdOf(text)) !== 'nothing' || filter?.judge(text).isRelevant === false,
    );
  } finally {
    await fetcher.close();
  }
}

/**
 * Runs work that may refuse inputs: each is told at once, and all go to the dead-letter file, where there is one, with how they
 * were read.
 */
export async function keepingRefusals<Result>(
  output: Output,
  deadLetter: string | undefined,
  work: (emit: Emit, keepRefusals: () => Promise<void>) => Promise<Result>,
  format = 'auto',
): Promise<Result> {
  const refusals: Refusal[] = [];
  let kept = 0;
  const keep = async (): Promise<void> => {
    const all = refusals.splice(0);
    if (deadLetter === undefined || all.length === 0) return;
    await writeDeadLetters(deadLetter, all, { at: new Date().toISOString(), format, from: process.cwd() });
    kept += all.length;
  };
  const say = emitTo(output);
  try {
    return await work((event) => {
      if (event.type !== 'refused') return say(event);
      refusals.push(event.refusal);
      const { reader, code, reason, source, position } = event.refusal;
      output.warn(refusalLine(event.refusal), { event: 'refused', reader, code, reason, source, position });
    }, keep);
  } finally {
    output.endProgress();
    await keep();
    if (kept > 0) {
      output.note(`Refused inputs: ${deadLetter}`, { event: 'dead-letters', path: deadLetter });
    }
  }
}

/** A refused input in one line. */
export function refusalLine({ source, position, code, reason }: Refusal): string {
  return `refused: ${source}${position === undefined ? '' : ` (${position})`}: ${code}: ${reason}`;
}
