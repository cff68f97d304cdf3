import { isDemarcheError, type ReadResult, type RecordEntry, textIdOf } from '../model/index.ts';
import { type ReadOptions, readInputs } from '../readers/index.ts';
import type { RelevanceFilter } from '../relevance/index.ts';
import { steadyClock } from '../util/stopwatch.ts';
import { askAhead } from './ask-ahead.ts';
import { type Batch, type BatchLimits, createBatch, defaultBatchLimits } from './batch.ts';
import type { Emit } from './events.ts';
import { createTally, type IngestSummary, type Outcome } from './ingest-tally.ts';
import { commit, type OpenGraph, settle } from './open-graph.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { datedArticle, printingOf, readingOf, settingsEntries, skipOf } from './record-entries.ts';
import { refusalOfError } from './refusal-of-error.ts';
import { refuseSnapshot } from './snapshot.ts';
import { collectMarks, type KeepMarks } from './source-marks.ts';
import { timedInputs } from './stage-times.ts';
import type { Stages } from './stages.ts';

export interface IngestOptions extends ReadOptions {
  readonly emit: Emit;
  /** The present, for the record and for seconds. */
  readonly now: () => Date;
  /** Claims below it are kept and not drawn, from here on; as the record has it unless given. */
  readonly minConfidence?: number;
  readonly limits?: BatchLimits;
  /** What it finds not relevant is recorded as skipped and not read; without it everything is read. */
  readonly relevance?: RelevanceFilter;
  /** Reads everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Keeps how far sources were read, once what was read until there is committed. */
  readonly keepMarks?: KeepMarks;
  /** Stops the run after the article in hand; what was read until then is committed. */
  readonly signal?: AbortSignal;
}

/**
 * Articles in, a graph with evidence out. What cannot be read is refused and told, and the rest goes on. What the record
 * already holds is skipped, so a run that was cut off is resumed by being run again. What was read before a source broke off
 * is committed before its error is thrown on. With several jobs, articles are read in threads ahead of their turn; what is recorded
 * and its order are the same. A limit of money stops the run as a signal does. Throws `store/snapshot` for a graph as it was known by a date.
 */
export async function ingest(
  inputs: readonly string[] | AsyncIterable<ReadResult>,
  opened: OpenGraph,
  stages: Stages,
  options: IngestOptions,
): Promise<IngestSummary> {
  refuseSnapshot(opened);
  const { emit, now, signal, dryRun = false, limits = defaultBatchLimits } = options;
  const clock = () => now().getTime();
  const { minConfidence = opened.record.settings.minConfidence } = options;
  const tally = createTally(emit, clock, minConfidence);
  const batch = createBatch(opened.record, limits, clock);
  batch.add(settingsEntries(opened.record, minConfidence, now().toISOString()));
  const marks = collectMarks(dryRun ? undefined : options.keepMarks, clock);
  let graph = opened;
  const commitBatch = async () => {
    const addition = batch.take();
    if (!dryRun) {
      const began = steadyClock();
      graph = await commit(graph, addition, stages.vocabulary);
      const time = { began, milliseconds: steadyClock() - began };
      const articles = addition.entries.filter(isOfArticle).length;
      tally.spend('commit', time.milliseconds, articles);
      if (articles > 0) emit({ type: 'committed', articles, time });
    }
    await marks.keep();
    batch.resume();
  };
  let isOverBudget = false;
  const readAhead = createReadAhead(stages, signal);
  const work = { batch, readAhead, judge: judgeOnce(options.relevance) };
  try {
    const begin = (input: ReadResult) => beginReading(input, work);
    const read = Symbol.asyncIterator in inputs ? inputs : readInputs(inputs, options);
    const timed = timedInputs(read, (ms, articles) => tally.spend('read', ms, articles));
    for await (const input of askAhead(timed, readAhead.ahead, begin)) {
      const { outcome, entries } = await entriesOf(input, work, now().toISOString());
      batch.add(entries);
      // Told when read, not when committed: commits may lie a minute apart, and refusals must be told even if one fails.
      tally.count(outcome, input.ok ? input.place : undefined);
      marks.add(input.mark);
      if (batch.isDue()) await commitBatch();
      else if (batch.isEmpty() && marks.areDue()) await marks.keep();
      if (signal?.aborted) break;
    }
  } catch (error) {
    if (!isDemarcheError(error, 'model/budget')) throw error;
    emit({ type: 'warning', message: error.message });
    isOverBudget = true;
  } finally {
    await readAhead.close();
    await commitBatch();
  }
  if (!dryRun) await settle(graph, stages.vocabulary, emit);
  const { modelStage } = stages;
  return {
    ...tally.summary(isOverBudget || (signal?.aborted ?? false)),
    ...(isOverBudget && { isOverBudget }),
    ...(options.fetcher && { fetched: options.fetcher.counts() }),
    ...(modelStage && { model: modelStage.usage() }),
  };
}

/** What reading an input takes. */
interface Work {
  readonly batch: Pick<Batch, 'knowledgeOf' | 'skippedBy'>;
  readonly readAhead: ReadAhead;
  readonly judge: (input: FoundArticle) => Judged | undefined;
}

type FoundArticle = Extract<ReadResult, { ok: true }>;

/** That an article is not relevant, and by which filter. */
interface Judged {
  readonly score: number;
  readonly by: string;
}

/** Judges each input once, though it is asked for before its turn and in it; gives nothing for what is to be read. */
function judgeOnce(filter: RelevanceFilter | undefined): Work['judge'] {
  const judged = new WeakMap<FoundArticle, Judged | false>();
  return (input) => {
    if (filter === undefined) return undefined;
    let found = judged.get(input);
    if (found === undefined) {
      const { score, isRelevant } = filter.judge(input.article.text);
      found = !isRelevant && { score, by: filter.version };
      judged.set(input, found);
    }
    return found === false ? undefined : found;
  };
}

/** Begins to work on an article before its turn comes, if it is one that will be read. */
function beginReading(input: ReadResult, { batch, readAhead, judge }: Work): Promise<unknown> | undefined {
  if (!input.ok || readAhead.ahead === 0) return undefined;
  const textId = textIdOf(input.article.text);
  if (batch.knowledgeOf(input.article.id, textId) !== 'nothing' || judge(input)) return undefined;
  return readAhead.begin(textId, datedArticle(input.article));
}

/** What an input comes to and adds to the record: nothing, one more printing of a known text, the reading of a new one, or that it is skipped. */
async function entriesOf(
  input: ReadResult,
  { batch, readAhead, judge }: Work,
  recordedAt: string,
): Promise<{ readonly outcome: Outcome; readonly entries: readonly RecordEntry[] }> {
  if (!input.ok) return { outcome: { type: 'refused', refusal: input.refusal }, entries: [] };
  const textId = textIdOf(input.article.text);
  const knowledge = batch.knowledgeOf(input.article.id, textId);
  if (knowledge === 'known') return { outcome: { type: 'known', article: input.article }, entries: [] };
  const irrelevant = knowledge === 'nothing' ? judge(input) : undefined;
  const article = datedArticle(input.article);
  if (irrelevant !== undefined) {
    const entry = skipOf(article, textId, irrelevant, recordedAt);
    const isSaid = batch.skippedBy(article.id, textId) === irrelevant.by;
    return { outcome: { type: 'skipped', entry }, entries: isSaid ? [] : [entry] };
  }
  if (knowledge === 'text') {
    const entry = printingOf(article, textId, recordedAt);
    return { outcome: { type: 'printing', entry }, entries: [entry] };
  }
  try {
    const reading = await readAhead.read(textId, article);
    const entry = readingOf(article, textId, reading, recordedAt);
    const { refused, unusable = [], agreement, times } = reading;
    const outcome = { type: 'reading', entry, refused, unusable: unusable.length } as const;
    return {
      outcome: { ...outcome, ...(agreement && { agreement }), ...(times && { times }) },
      entries: [entry],
    };
  } catch (error) {
    return {
      outcome: { type: 'refused', refusal: refusalOfError(error, input.place, input.article) },
      entries: [],
    };
  }
}

function isOfArticle({ type }: RecordEntry): boolean {
  return type === 'reading' || type === 'printing';
}
