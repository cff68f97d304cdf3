import type { RecordEntry } from '../model/index.ts';
import type { LiveRecord } from './live-record.ts';

/** Entries on their way into the record, and the record as it will be with them. */
export interface Batch {
  readonly record: LiveRecord;
  add(entries: readonly RecordEntry[]): void;
  /** Whether it is large or old enough to be committed. */
  isDue(): boolean;
  /** Hands the entries over and begins anew. */
  take(): readonly RecordEntry[];
}

export interface BatchLimits {
  readonly articles: number;
  readonly milliseconds: number;
}

/** Small enough to lose little to a crash, large enough that folding does not dominate. */
export const defaultBatchLimits: BatchLimits = { articles: 16, milliseconds: 2000 };

/** A batch over a record. `clock` gives milliseconds. */
export function createBatch(before: LiveRecord, limits: BatchLimits, clock: () => number): Batch {
  let record = before;
  let entries: RecordEntry[] = [];
  let began = 0;
  return {
    get record() {
      return record;
    },
    add(more) {
      if (more.length === 0) return;
      if (entries.length === 0) began = clock();
      entries.push(...more);
      record = record.with(more);
    },
    isDue: () =>
      entries.length >= limits.articles || (entries.length > 0 && clock() - began >= limits.milliseconds),
    take() {
      const taken = entries;
      entries = [];
      return taken;
    },
  };
}
