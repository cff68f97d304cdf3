import { createSnapshotIndex } from '../analysis/index.ts';
import type { GraphStore, PartialDate, Vocabulary } from '../model/index.ts';
import { changesSince } from '../reports/index.ts';
import { lastDayOf } from '../util/date-bounds.ts';
import { findEntity } from './find-entity.ts';
import { readLiveRecord } from './live-record.ts';
import { openInTime } from './open-in-time.ts';
import { openSnapshot, snapshotOf } from './open-snapshot.ts';
import { type ReportFormat, renderDossier, textsOf } from './report.ts';

export interface ChangesOptions {
  /** The graph as it was known by the end of this date is compared with what it is now. */
  readonly since: PartialDate;
  /** Any name, code or id; everything where it is left out. */
  readonly subject?: string;
  readonly format: ReportFormat;
  readonly notes?: readonly string[];
}

/** What the graph tells that it did not tell by the end of a date, as a dossier. */
export async function changes(
  store: GraphStore,
  vocabulary: Vocabulary,
  { since, subject, format, notes = [] }: ChangesOptions,
): Promise<string> {
  const record = await readLiveRecord(store.readRecord());
  const after = createSnapshotIndex(await snapshotOf(store, record));
  const id = subject === undefined ? undefined : findEntity(after, vocabulary, subject).id;
  const view = await openInTime(store, vocabulary, { asOf: since });
  try {
    const dossier = changesSince({
      before: await openSnapshot(view),
      after,
      since,
      ...(id !== undefined && { subject: id }),
      ...(format === 'html' && { textAround: textsOf(record) }),
    });
    const compared = `Compared with the graph as known by ${lastDayOf(since)}.`;
    return await renderDossier({ ...dossier, notes: [compared, ...notes, ...dossier.notes] }, format);
  } finally {
    if (view !== store) await view.close();
  }
}
