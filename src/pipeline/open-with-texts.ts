import { createSnapshotIndex } from '../analysis/index.ts';
import type { GraphStore, SnapshotIndex } from '../model/index.ts';
import { readLiveRecord } from './live-record.ts';
import { sourcedClaims } from './open-snapshot.ts';

/** As `openSnapshot`, with the live texts that the claims quote, by id. */
export async function openWithTexts(
  store: GraphStore,
): Promise<{ readonly index: SnapshotIndex; readonly textOf: (id: string) => string | undefined }> {
  const [rows, record] = await Promise.all([store.readGraph(), readLiveRecord(store.readRecord())]);
  const index = createSnapshotIndex({ ...rows, claims: sourcedClaims(record) });
  return { index, textOf: (id) => record.textOf(id)?.text };
}
