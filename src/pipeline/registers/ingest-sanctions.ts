import type { Doubt, Listing, RecordEntry, Refusal, ResolvedListing, Vocabulary } from '../../model/index.ts';
import { findFiles, openLists } from '../../readers/index.ts';
import { createListingMatcher, resolve } from '../../resolution/index.ts';
import { commit, type OpenGraph, settle } from '../open-graph.ts';
import { refuseSnapshot } from '../snapshot.ts';
import { newPart, type RegisterPart } from './held-registers.ts';
import type { RegisterOptions } from './ingest-transfers.ts';
import { groundOf, registersOf } from './registers-of.ts';

/** What came of lists of sanctions. */
export interface SanctionsSummary {
  readonly lists: number;
  /** Entries looked at. */
  readonly read: number;
  /** Entries that may be somebody of the graph, new to the record and known to it. */
  readonly new: number;
  readonly known: number;
  readonly refused: number;
  /** Those who are somebody of the graph for sure, and what a person has to judge. */
  readonly linked: readonly ResolvedListing[];
  readonly doubts: readonly Doubt[];
  readonly stopped: boolean;
}

const listingsInPart = 200;

/**
 * Lists of sanctions into the record and the graph. Lists are streamed, and of their entries only those are kept that are, or may be,
 * a body or a person of the vocabulary or of the claims; the others leave no trace. A list read again after further articles
 * adds those who are of the graph since. Throws `store/snapshot`.
 */
export async function ingestSanctions(
  inputs: readonly string[],
  opened: OpenGraph,
  vocabulary: Vocabulary,
  { emit, now, dryRun = false, signal }: RegisterOptions,
): Promise<SanctionsSummary> {
  refuseSnapshot(opened);
  const counts = { lists: 0, read: 0, new: 0, known: 0, refused: 0 };
  const refuse = (refusal: Refusal): void => {
    counts.refused += 1;
    emit({ type: 'refused', refusal });
  };
  const paths: string[] = [];
  for await (const found of findFiles(inputs, ['.csv', '.xml', '.json', '.jsonl', '.ndjson'])) {
    if (found.ok) paths.push(found.path);
    else refuse(found.refusal);
  }
  const { lists, refusals } = await openLists(paths);
  for (const refusal of refusals) refuse(refusal);
  const { texts, judgements, settings } = opened.record;
  const resolution = resolve(texts, vocabulary, judgements, settings.minConfidence);
  const matcher = createListingMatcher(groundOf(resolution), vocabulary);
  const record = opened.record.edit();
  const waiting: RecordEntry[] = [];
  for (const { register, note, listings } of lists) {
    if (signal?.aborted) break;
    counts.lists += 1;
    if (note !== undefined) emit({ type: 'warning', message: note });
    let part: Listing[] = [];
    const add = (): void => {
      const entry: RegisterPart = {
        type: 'register',
        register,
        transfers: [],
        listings: part,
        at: now().toISOString(),
      };
      const news = newPart(record.registers(), entry);
      counts.known += part.length - (news?.listings.length ?? 0);
      part = [];
      if (news === undefined) return;
      counts.new += news.listings.length;
      waiting.push(news);
      record.add([news]);
    };
    for await (const read of listings(matcher.concerns)) {
      counts.read += 1;
      if (read.type === 'refused') refuse(read.refusal);
      // A name that only sounds alike may turn out to be too far off to ask about.
      else if (read.type === 'listing' && matcher.candidates(read.listing).length > 0)
        part.push(read.listing);
      if (part.length === listingsInPart) add();
      if (signal?.aborted) break;
    }
    if (part.length > 0) add();
  }
  const addition = { entries: waiting, record: record.build() };
  let graph: OpenGraph = { ...opened, record: addition.record };
  if (!dryRun) graph = await settle(await commit(opened, addition, vocabulary), vocabulary, emit);
  const { listings, doubts } = registersOf(graph.record, resolution, vocabulary);
  return {
    ...counts,
    linked: listings.filter(({ entity }) => entity !== undefined),
    doubts,
    stopped: signal?.aborted ?? false,
  };
}
