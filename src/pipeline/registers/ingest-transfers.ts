import { loadTransferColumns } from '../../config/index.ts';
import type { RecordEntry, Refusal, TransferRow, Vocabulary } from '../../model/index.ts';
import { findFiles, openTransfers, parseTransferColumns } from '../../readers/index.ts';
import { resolve } from '../../resolution/index.ts';
import type { Emit } from '../events.ts';
import { commit, type OpenGraph, settle } from '../open-graph.ts';
import { refuseSnapshot } from '../snapshot.ts';
import { newPart, type RegisterPart } from './held-registers.ts';
import { registersOf } from './registers-of.ts';

export interface RegisterOptions {
  readonly emit: Emit;
  readonly now: () => Date;
  /** Reads everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops the run after the row in hand; what was read until then is committed. */
  readonly signal?: AbortSignal;
}

/** What came of registers. */
export interface RegisterSummary {
  readonly files: number;
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly refused: number;
  /** Rows that name a party or a system that nothing knows, or with a value that was not understood; they are kept as they are. */
  readonly unresolved: readonly { readonly words: string; readonly field: string; readonly rows: number }[];
  readonly stopped: boolean;
}

/** Rows in one entry of the record. */
const rowsInPart = 500;
const partsInCommit = 20;

/**
 * Registers of transfers into the record and the graph, beside the articles. A file that is no register is refused, a row that
 * is none is refused alone, and the rest goes on. Rows that the record holds are skipped, so a run that was cut off is resumed
 * by being run again. Throws `store/snapshot`.
 */
export async function ingestTransfers(
  inputs: readonly string[],
  opened: OpenGraph,
  vocabulary: Vocabulary,
  { emit, now, dryRun = false, signal }: RegisterOptions,
): Promise<RegisterSummary> {
  refuseSnapshot(opened);
  const columns = parseTransferColumns(loadTransferColumns());
  const counts = { files: 0, read: 0, new: 0, known: 0, refused: 0 };
  let graph = opened;
  let waiting: RecordEntry[] = [];
  let record = graph.record.edit();
  const refuse = (refusal: Refusal): void => {
    counts.refused += 1;
    emit({ type: 'refused', refusal });
  };
  const commitWaiting = async (): Promise<void> => {
    const entries = waiting;
    waiting = [];
    const addition = { entries, record: record.build() };
    graph = dryRun ? { ...graph, record: addition.record } : await commit(graph, addition, vocabulary);
    record = graph.record.edit();
  };
  try {
    for await (const found of findFiles(inputs, ['.csv', '.tsv', '.txt'])) {
      if (signal?.aborted) break;
      if (!found.ok) {
        refuse(found.refusal);
        continue;
      }
      const opening = await openTransfers(found.path, columns);
      if (!opening.ok) {
        refuse(opening.refusal);
        continue;
      }
      counts.files += 1;
      const { register, rows } = opening.file;
      let part: TransferRow[] = [];
      const add = (): void => {
        const at = now().toISOString();
        const entry: RegisterPart = { type: 'register', register, transfers: part, listings: [], at };
        const news = newPart(record.registers(), entry);
        counts.known += part.length - (news?.transfers.length ?? 0);
        part = [];
        if (news === undefined) return;
        counts.new += news.transfers.length;
        waiting.push(news);
        record.add([news]);
      };
      for await (const read of rows()) {
        counts.read += 1;
        if (!read.ok) refuse(read.refusal);
        else part.push(read.row);
        if (part.length === rowsInPart) add();
        if (waiting.length === partsInCommit) await commitWaiting();
        if (signal?.aborted) break;
      }
      if (part.length > 0) add();
    }
  } finally {
    await commitWaiting();
  }
  if (!dryRun) graph = await settle(graph, vocabulary, emit);
  return { ...counts, unresolved: unresolvedIn(graph, vocabulary), stopped: signal?.aborted ?? false };
}

/** What nothing knows, by its words, those of most rows first. */
function unresolvedIn({ record }: OpenGraph, vocabulary: Vocabulary): RegisterSummary['unresolved'] {
  const { texts, judgements, settings } = record;
  const resolution = resolve(texts, vocabulary, judgements, settings.minConfidence);
  const found = new Map<string, { words: string; field: string; rows: number }>();
  for (const { row, unresolved } of registersOf(record, resolution, vocabulary).transfers) {
    for (const field of unresolved) {
      const words = (row.cells as Readonly<Record<string, string | undefined>>)[field]?.trim() ?? '';
      const key = `${field} ${words}`;
      const each = found.get(key) ?? { words, field, rows: 0 };
      each.rows += 1;
      found.set(key, each);
    }
  }
  return [...found.values()].sort(
    (a, b) => b.rows - a.rows || (a.field + a.words < b.field + b.words ? -1 : 1),
  );
}
