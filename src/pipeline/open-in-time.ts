import { referenceDuring } from '../graph/index.ts';
import type { GraphStore, RecordEntry, Vocabulary } from '../model/index.ts';
import { openView } from '../storage/index.ts';
import { defaultFoldSettings, emptyRecord } from './live-record.ts';
import { foldRecord } from './open-graph.ts';
import { recordAsOf } from './record-as-of.ts';
import { recordDuring } from './record-during.ts';
import { scopeInWords, type TimeScope } from './time-scope.ts';

/**
 * A store as it was known by a date, or as far as it was true in a period: a view in memory with its own record and graph, to
 * be read and closed like any store. The store itself where neither is asked for. Throws `settings/invalid` for a date after
 * that of a snapshot.
 */
export async function openInTime(
  store: GraphStore,
  vocabulary: Vocabulary,
  scope: TimeScope,
): Promise<GraphStore> {
  const { asOf, during } = scope;
  if (asOf === undefined && during === undefined) return store;
  const entries = asOf === undefined ? await allOf(store) : await entriesAsOf(store, asOf);
  const record = emptyRecord.with(entries);
  const location = `${store.location}. ${scopeInWords(scope)}`;
  const rows = foldRecord(record, vocabulary);
  if (during === undefined) return openView({ location, entries, rows });
  const told = recordDuring(entries, record, rows, during);
  return openView({
    location,
    entries: told,
    rows: referenceDuring(foldRecord(emptyRecord.with(told), vocabulary), during),
  });
}

/** The entries of a store as it was known by a date. */
export function entriesAsOf(
  store: GraphStore,
  asOf: string,
  recordedAt: string = asOf,
): Promise<readonly RecordEntry[]> {
  return recordAsOf(store.readRecord(), asOf, { settings: defaultFoldSettings, at: recordedAt });
}

async function allOf(store: GraphStore): Promise<readonly RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for await (const entry of store.readRecord()) entries.push(entry);
  return entries;
}
