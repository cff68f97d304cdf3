import {
  DemarcheError,
  type GraphStore,
  type PartialDate,
  type StoreSettings,
  type Vocabulary,
} from '../model/index.ts';
import { digestOf, openStore } from '../storage/index.ts';
import type { Emit } from './events.ts';
import { emptyRecord } from './live-record.ts';
import { foldRecord, type OpenGraph, settle } from './open-graph.ts';
import { entriesAsOf } from './open-in-time.ts';

export interface SnapshotOptions {
  readonly asOf: PartialDate;
  /** An empty store other than the one that it is taken of. */
  readonly target: StoreSettings;
  /** When it is taken, ISO 8601, for the record. */
  readonly at: string;
  readonly emit: Emit;
}

/** What a snapshot holds, and where. */
export interface SnapshotTaken {
  readonly location: string;
  readonly texts: number;
  readonly nodes: number;
  readonly relationships: number;
  readonly digest: string;
}

/**
 * Writes a store, as it was known by a date, into another one: a record of its own and the graph that it makes, so that every
 * command reads it like any store. Throws `store/conflict`, changing nothing, when the other one is not empty.
 */
export async function takeSnapshot(
  store: GraphStore,
  vocabulary: Vocabulary,
  { asOf, target, at: recordedAt, emit }: SnapshotOptions,
): Promise<SnapshotTaken> {
  const entries = await entriesAsOf(store, asOf, recordedAt);
  const record = emptyRecord.with(entries);
  const rows = foldRecord(record, vocabulary);
  const events = { onWarning: (message: string) => emit({ type: 'warning', message }) };
  // Looked into before it is opened for writing, which makes files.
  await withStore(await openStore(readOnly(target), { onWarning: () => undefined }), refuseFull);
  return withStore(await openStore(target, events), async (copy) => {
    await refuseFull(copy);
    await copy.replaceRecord(entries);
    await copy.replaceGraph(rows);
    await settle({ store: copy, record }, vocabulary, emit);
    return {
      location: copy.location,
      texts: record.texts.length,
      nodes: rows.nodes.length,
      relationships: rows.relationships.length,
      digest: digestOf(rows),
    };
  });
}

/** Throws `store/snapshot` for a store that is a snapshot, to which no article is added. */
export function refuseSnapshot({ store, record }: Pick<OpenGraph, 'store' | 'record'>): void {
  const { asOf } = record.settings;
  if (asOf === undefined) return;
  throw new DemarcheError(
    'store/snapshot',
    `${store.location} is a snapshot as of ${asOf}, and takes no further articles: they would not have been known then. Ingest into the store that it was taken of, or into another one.`,
  );
}

async function refuseFull(store: GraphStore): Promise<void> {
  for await (const _ of store.readRecord()) {
    throw new DemarcheError(
      'store/conflict',
      `${store.location} is not empty: it has a record already. Nothing was changed. A snapshot is written into a store of its own: name another one.`,
    );
  }
}

function readOnly(settings: StoreSettings): StoreSettings {
  return settings.kind === 'embedded' ? { ...settings, readOnly: true } : settings;
}

async function withStore<Result>(
  store: GraphStore,
  work: (store: GraphStore) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
