import type { RecordEntry } from '../model/index.ts';
import type { LiveRecord } from './live-record.ts';
import type { Addition } from './open-graph.ts';

/** Entries on their way into the record, which already answers as it will with them. */
export interface Batch {
  readonly knowledgeOf: LiveRecord['knowledgeOf'];
  readonly skippedBy: LiveRecord['skippedBy'];
  add(entries: readonly RecordEntry[]): void;
  /** Whether nothing waits to be committed. */
  isEmpty(): boolean;
  /** Whether it is large or old enough to be committed. */
  isDue(): boolean;
  /** Hands the entries over. What passes until `resume` is the time of their commit. */
  take(): Addition;
  /** Says that the entries taken are committed, and begins anew. */
  resume(): void;
}

export interface BatchSize {
  readonly articles: number;
  readonly milliseconds: number;
}

/** No batch is committed before it has one of the least sizes, and each is as soon as it has one of the most. */
export interface BatchLimits {
  readonly least: BatchSize;
  readonly most: BatchSize;
}

/** The least lose little to a crash while the graph is small; the most bound what a crash costs when it is large. */
export const defaultBatchLimits: BatchLimits = {
  least: { articles: 16, milliseconds: 2000 },
  most: { articles: 512, milliseconds: 60_000 },
};

/** Reading takes at least this many times as long as committing what was read. */
const readingPerCommit = 4;

/**
 * A batch over a record. A run's first commit folds the whole record, and what any one costs is the store's: between the limits a
 * batch waits until four times the last commit's time has gone into reading. `clock` gives milliseconds.
 */
export function createBatch(before: LiveRecord, limits: BatchLimits, clock: () => number): Batch {
  const record = before.edit();
  const { least, most } = limits;
  let entries: RecordEntry[] = [];
  let [began, taken, commitTime] = [clock(), 0, 0];
  return {
    knowledgeOf: record.knowledgeOf,
    skippedBy: record.skippedBy,
    add(more) {
      entries.push(...more);
      record.add(more);
    },
    isEmpty: () => entries.length === 0,
    isDue() {
      if (entries.length === 0) return false;
      const readingTime = clock() - began;
      if (entries.length >= most.articles || readingTime >= most.milliseconds) return true;
      if (entries.length < least.articles && readingTime < least.milliseconds) return false;
      return readingTime >= readingPerCommit * commitTime;
    },
    take() {
      const addition = { entries, record: record.build() };
      entries = [];
      taken = clock();
      return addition;
    },
    resume() {
      began = clock();
      commitTime = began - taken;
    },
  };
}
