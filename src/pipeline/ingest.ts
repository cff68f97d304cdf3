import { changesBetween, fold, indexRows } from '../graph/index.ts';
import { documentOf } from '../language/index.ts';
import {
  type Article,
  type ReadResult,
  type RecordEntry,
  textIdOf,
  type Vocabulary,
} from '../model/index.ts';
import { type ReadOptions, readInputs } from '../readers/index.ts';
import { resolve } from '../resolution/index.ts';
import { type Batch, type BatchLimits, createBatch, defaultBatchLimits } from './batch.ts';
import type { Emit } from './events.ts';
import { createTally, type IngestSummary, type Tally } from './ingest-tally.ts';
import { type OpenGraph, settle } from './open-graph.ts';
import { type ArticleReading, nodesOf, printingOf, readingOf, settingsEntries } from './record-entries.ts';
import { refusalOfError } from './refusal-of-error.ts';
import type { Stages } from './stages.ts';

export interface IngestOptions extends ReadOptions {
  readonly emit: Emit;
  /** The present, for the record and for seconds. */
  readonly now: () => Date;
  readonly minConfidence?: number;
  readonly limits?: BatchLimits;
  /** Reads everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops the run after the article in hand; what was read until then is committed. */
  readonly signal?: AbortSignal;
}

/**
 * Articles in, a graph with evidence out. What cannot be read is refused and told, and the rest goes on. What the record
 * already holds is skipped, so a run that was cut off is resumed by being run again.
 */
export async function ingest(
  inputs: readonly string[],
  opened: OpenGraph,
  stages: Stages,
  options: IngestOptions,
): Promise<IngestSummary> {
  const { emit, now, signal, limits = defaultBatchLimits } = options;
  const tally = createTally(emit, () => now().getTime());
  const batch = createBatch(opened.record, limits, () => now().getTime());
  batch.add(settingsEntries(opened.record, options.minConfidence, now().toISOString()));
  const write = options.dryRun ? async () => opened : commit;
  let graph = opened;
  for await (const input of readInputs(inputs, options)) {
    batch.add(await entriesOf(input, batch, stages, tally, now().toISOString()));
    if (batch.isDue()) graph = await write(graph, batch.take(), stages.vocabulary);
    if (signal?.aborted) break;
  }
  graph = await write(graph, batch.take(), stages.vocabulary);
  if (!options.dryRun) await settle(graph, stages.vocabulary, emit);
  return tally.summary(signal?.aborted ?? false);
}

/** What an input adds to the record: nothing, one more printing of a known text, or the reading of a new one. */
async function entriesOf(
  input: ReadResult,
  { record }: Batch,
  stages: Stages,
  tally: Tally,
  at: string,
): Promise<readonly RecordEntry[]> {
  if (!input.ok) return tally.refused(input.refusal);
  const { article } = input;
  const textId = textIdOf(article.text);
  const knowledge = record.knowledgeOf(article.id, textId);
  if (knowledge === 'known') return tally.known(article);
  if (knowledge === 'text') return tally.printing(printingOf(article, textId, at));
  try {
    const reading = await readArticle(article, stages);
    return tally.reading(readingOf(article, textId, reading, at), reading.refused);
  } catch (error) {
    return tally.refused(refusalOfError(error, input.place));
  }
}

/** Reads one article: the claims that its words carry, and those that the gate refused. */
export async function readArticle(
  article: Article,
  { encoder, findMentions, extract }: Stages,
): Promise<ArticleReading> {
  const document = documentOf(article);
  const encoding = await encoder.encode(document.text);
  const clusters = findMentions(document, encoding);
  const scores = await encoding.scorePairs(nodesOf(clusters));
  const extractor = `encoder:${encoder.model}`;
  const found = extract({ textId: textIdOf(article.text), document, clusters, scores, extractor });
  return { ...found, extractor, ...(document.published !== undefined && { published: document.published }) };
}

/** Adds entries to the record and brings the graph up to all that the record then says. */
export async function commit(
  graph: OpenGraph,
  entries: readonly RecordEntry[],
  vocabulary: Vocabulary,
): Promise<OpenGraph> {
  if (entries.length === 0) return graph;
  const record = graph.record.with(entries);
  const resolution = resolve(record.texts, vocabulary, record.judgements);
  const rows = indexRows(fold(resolution, vocabulary, record.settings));
  await graph.store.commit(entries, changesBetween(graph.rows, rows));
  return { store: graph.store, record, rows };
}
