import type { Driver, ManagedTransaction } from 'neo4j-driver';
import type { RecordEntry } from '../../model/index.ts';
import { parseRecordLine, recordLine } from '../record-line.ts';

/** Which entries are the record: those of one generation, numbered from 0 to `position` - 1. */
export interface RecordPlace {
  readonly generation: string;
  readonly position: number;
}

const pageSize = 200;

/** Appends entries behind a place; `id` names this append, so that one that is tried again can be known. */
export async function appendEntries(
  transaction: ManagedTransaction,
  place: RecordPlace,
  entries: readonly RecordEntry[],
  id: string,
): Promise<void> {
  const rows = entries.map((entry, index) => ({
    id: `${id}:${index}`,
    position: place.position + index,
    json: recordLine(entry),
  }));
  await transaction.run(
    `UNWIND $rows AS row
     CREATE (:RecordEntry {id: row.id, generation: $generation, position: toInteger(row.position), json: row.json})`,
    { rows, generation: place.generation },
  );
}

/** Whether an append of this id was carried out: its acknowledgement may have been lost on the way. */
export async function wasAppended(transaction: ManagedTransaction, id: string): Promise<boolean> {
  const found = await transaction.run('MATCH (e:RecordEntry {id: $id}) RETURN e.position AS position', {
    id: `${id}:0`,
  });
  return found.records.length > 0;
}

/** The entries of a record up to its place, page by page. Throws `store/damaged` naming the entry. */
export async function* readEntries(
  driver: Driver,
  database: string,
  place: RecordPlace,
): AsyncGenerator<RecordEntry> {
  for (let from = 0; from < place.position; from += pageSize) {
    const to = Math.min(from + pageSize, place.position);
    for (const [position, json] of await readPage(driver, database, place.generation, from, to)) {
      yield parseRecordLine(
        json,
        `RecordEntry ${position} of generation ${place.generation}`,
        'Correct its json, or restore an exported record.',
      );
    }
  }
}

async function readPage(
  driver: Driver,
  database: string,
  generation: string,
  from: number,
  to: number,
): Promise<readonly (readonly [number, string])[]> {
  const session = driver.session({ database, defaultAccessMode: 'READ' });
  try {
    return await session.executeRead(async (transaction) => {
      const { records } = await transaction.run(
        `MATCH (e:RecordEntry)
         WHERE e.generation = $generation AND e.position >= toInteger($from) AND e.position < toInteger($to)
         RETURN e.position AS position, e.json AS json ORDER BY position`,
        { generation, from, to },
      );
      return records.map((record) => [Number(record.get('position')), String(record.get('json'))] as const);
    });
  } finally {
    await session.close();
  }
}

/** Deletes up to 1,000 entries that do not belong to a generation; false when none was left. */
export async function deleteOtherEntries(
  transaction: ManagedTransaction,
  generation: string,
): Promise<boolean> {
  const { records } = await transaction.run(
    'MATCH (e:RecordEntry) WHERE e.generation <> $generation WITH e LIMIT 1000 DELETE e RETURN count(*) AS deleted',
    { generation },
  );
  return Number(records[0]?.get('deleted') ?? 0) > 0;
}
