import { randomUUID } from 'node:crypto';
import type { ManagedTransaction } from 'neo4j-driver';
import { DemarcheError, type RecordEntry } from '../../model/index.ts';
import { appendEntries, deleteOtherEntries, type RecordPlace } from './database-record.ts';
import { lockMarker, writeMarker } from './marker.ts';

/** Runs one write transaction, again if the server asks for it. */
export type InTransaction = <Result>(
  work: (transaction: ManagedTransaction) => Promise<Result>,
) => Promise<Result>;

const batchSize = 200;

/**
 * Makes the record exactly these entries: writes them as a new generation beside the old one, moves the marker over in one
 * step, then deletes the old. Cut off at any point, one of the two stands whole. The graph is marked to be made anew.
 * Throws `store/conflict` when another process appended meanwhile.
 */
export async function replaceEntries(
  entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>,
  write: InTransaction,
): Promise<RecordPlace> {
  const old = await write(lockMarker);
  await deleteAllBut(old.generation, write);
  const generation = randomUUID();
  let position = 0;
  const append = async (batch: readonly RecordEntry[]): Promise<void> => {
    const id = `${generation}:${position}`;
    await write((transaction) => appendEntries(transaction, { generation, position }, batch, id));
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

  await write(async (transaction) => {
    const now = await lockMarker(transaction);
    if (now.generation === generation) return;
    if (now.generation !== old.generation || now.position !== old.position) {
      throw new DemarcheError(
        'store/conflict',
        'Another process wrote to the record while it was being replaced. Nothing was changed; try again.',
        { retriable: true },
      );
    }
    await writeMarker(transaction, { generation, position, graphPosition: -1 });
  });
  await deleteAllBut(generation, write);
  return { generation, position };
}

async function deleteAllBut(generation: string, write: InTransaction): Promise<void> {
  let left = true;
  while (left) left = await write((transaction) => deleteOtherEntries(transaction, generation));
}
