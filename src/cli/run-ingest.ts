import { dirname, join, resolve } from 'node:path';
import { packageVersion, type Settings } from '../config/index.ts';
import { type Refusal, textIdOf, type Vocabulary } from '../model/index.ts';
import {
  type Emit,
  estimateReading,
  type IngestOptions,
  type IngestSummary,
  ingest,
  type OpenGraph,
  openModelStage,
  openStages,
  openTracing,
  type PipelineEvent,
  type ReadingEstimate,
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

/** What of a run of `ingest` is given; the rest is that of the process. */
interface IngestRun extends Pick<IngestOptions, 'format' | 'dryRun' | 'stdin'> {
  readonly deadLetter?: string;
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
  const stages = await openStages({ ...settings, minConfidence }, vocabulary);
  const tracing =
    settings.otlpEndpoint === undefined
      ? undefined
      : await openTracing({
          endpoint: settings.otlpEndpoint,
          version: packageVersion(),
          onWarning: (message) => output.warn(`warning: ${message}`),
        });
  const counts = { articles: 0, claims: 0, refused: 0 };
  try {
    const read = (emit: Emit) =>
      ingest(inputs, graph, stages, {
        format: options.format,
        stdin: options.stdin ?? process.stdin,
        emit(event) {
          options.observe?.(event);
          tracing?.emit(event);
          recordEvent(output, event);
          if (event.type === 'refused') counts.refused += 1;
          if (event.type !== 'article') return emit(event);
          counts.articles += 1;
          counts.claims += event.claims;
          const { articles, claims, refused } = counts;
          output.progress(`${articles} articles, ${claims} claims, ${refused} refused`, {
            event: 'progress',
            ...counts,
          });
        },
        now: () => new Date(),
        signal,
        minConfidence,
        ...(options.dryRun !== undefined && { dryRun: options.dryRun }),
      });
    return await keepingRefusals(output, options.deadLetter, read, options.format);
  } finally {
    await stages.encoder.close();
    await tracing?.close();
  }
}

/** What only programs want to know of a run, one by one. */
function recordEvent(output: Output, event: PipelineEvent): void {
  if (event.type === 'article') {
    const { id, outcome, claims, times = [] } = event;
    const stages = Object.fromEntries(times.map(({ name, milliseconds }) => [name, Math.round(milliseconds)]));
    output.record('debug', { event: 'article', id, outcome, claims, ...(times.length > 0 && { stages }) });
  } else if (event.type === 'committed') {
    const { articles, time } = event;
    const milliseconds = time && Math.round(time.milliseconds);
    output.record('debug', { event: 'committed', articles, ...(time && { milliseconds }) });
  }
}

/** What a model would be asked about the inputs that the graph does not hold, and what that would cost. */
export function estimateIngest(
  inputs: readonly string[],
  { record }: OpenGraph,
  vocabulary: Vocabulary,
  { settings }: Pick<Context, 'settings'>,
  format: IngestOptions['format'],
): Promise<ReadingEstimate> {
  const modelStage = settings.model && openModelStage(settings.model, vocabulary);
  return estimateReading(
    inputs,
    { ...(modelStage && { modelStage }) },
    { format, stdin: process.stdin },
    ({ id, text }) => record.knowledgeOf(id, textIdOf(text)) !== 'nothing',
  );
}

/**
 * Runs work that may refuse inputs: each is told at once, and all go to the dead-letter file, where there is one, with how they
 * were read.
 */
export async function keepingRefusals<Result>(
  output: Output,
  deadLetter: string | undefined,
  work: (emit: Emit) => Promise<Result>,
  format = 'auto',
): Promise<Result> {
  const refusals: Refusal[] = [];
  const say = emitTo(output);
  try {
    return await work((event) => {
      if (event.type !== 'refused') return say(event);
      refusals.push(event.refusal);
      const { reader, code, reason, source, position } = event.refusal;
      output.warn(refusalLine(event.refusal), { event: 'refused', reader, code, reason, source, position });
    });
  } finally {
    output.endProgress();
    if (deadLetter !== undefined && refusals.length > 0) {
      await writeDeadLetters(deadLetter, refusals, {
        at: new Date().toISOString(),
        format,
        from: process.cwd(),
      });
      output.note(`Refused inputs: ${deadLetter}`, { event: 'dead-letters', path: deadLetter });
    }
  }
}

/** A refused input in one line. */
export function refusalLine({ source, position, code, reason }: Refusal): string {
  return `refused: ${source}${position === undefined ? '' : ` (${position})`}: ${code}: ${reason}`;
}
