import { randomUUID } from 'node:crypto';
import { DemarcheError, type RecordEntry } from '../../model/index.ts';
import {
  appendEntries,
  countEntries,
  deleteEntries,
  otherGenerations,
  positionOfAppend,
  type RecordPlace,
} from './database-record.ts';
import { lockMarker, type Marker, writeMarker } from './marker.ts';
import type { InTransaction } from './transactions.ts';

/** A record that took the place of another. */
export interface ReplacedRecord {
  readonly place: RecordPlace;
  /** Generations that can never be current any more; their entries are still there. */
  readonly dead: readonly string[];
}

const batchSize = 200;

/**
 * Makes the record exactly these entries: writes them as a new generation beside the old one, then moves the marker over
 * in one step. Cut off at any point, one of the two stands whole. The graph is marked to be made anew.
 * `seen` is the record that the entries were made from; it is asked for when the last of them was taken.
 * Throws `store/conflict`, leaving the record as it is, when the record is another one by then.
 */
export async function replaceEntries(
  entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>,
  seen: () => RecordPlace,
  write: InTransaction,
): Promise<ReplacedRecord> {
  const generation = randomUUID();
  try {
    const place = { generation, position: await writeGeneration(generation, entries, write) };
    const dead = await write(async (transaction) => {
      const now = await lockMarker(transaction);
      if (now.generation !== generation) {
        refuseUnlessSeen(now, seen());
        if ((await countEntries(transaction, generation)) !== place.position) throw conflict();
        await writeMarker(transaction, { ...place, graphPosition: -1 });
      }
      // Whoever is still writing one of these began before this one ended, and will find the marker moved.
      return otherGenerations(transaction, generation);
    });
    return { place, dead };
  } catch (error) {
    // What is left behind if even this fails, the next replacement removes.
    await discard(generation, write).catch(() => undefined);
    throw error;
  }
}

/** Deletes the entries of dead generations, a part at a time. */
export async function deleteGenerations(dead: readonly string[], write: InTransaction): Promise<void> {
  let left = dead.length > 0;
  while (left) left = await write((transaction) => deleteEntries(transaction, dead));
}

/** Writes entries that are not yet the record, and returns how many. */
async function writeGeneration(
  generation: string,
  entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>,
  write: InTransaction,
): Promise<number> {
  let position = 0;
  const append = async (batch: readonly RecordEntry[]): Promise<void> => {
    const id = `${generation}:${position}`;
    await write(async (transaction) => {
      if ((await positionOfAppend(transaction, id)) !== undefined) return;
      await appendEntries(transaction, { generation, position }, batch, id);
    });
    position += batch.length;
  };
  let batch: RecordEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchSize) continue;
    await append(batch);
    batch = [];
  }
  if (batch.length > 0) await append(batch);
  return position;
}

/** Deletes a generation unless it is the record: the answer that it became so may be what was lost. */
async function discard(generation: string, write: InTransaction): Promise<void> {
  let left = true;
  while (left) {
    left = await write(async (transaction) => {
      const now = await lockMarker(transaction);
      return now.generation !== generation && deleteEntries(transaction, [generation]);
    });
  }
}

function refuseUnlessSeen(now: Marker, seen: RecordPlace): void {
  if (now.generation !== seen.generation || now.position !== seen.position) throw conflict();
}

function conflict(): DemarcheError {
  return new DemarcheError(
    'store/conflict',
    'Another process wrote to the record while it was being replaced. Nothing was changed; try again.',
    { retriable: true },
  );
}
