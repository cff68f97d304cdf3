import type { ManagedTransaction } from 'neo4j-driver';
import { DemarcheError, type RecordEntry } from '../../model/index.ts';
import { parseRecordLine, recordLine } from '../record-line.ts';
import { readMarker } from './marker.ts';
import type { InTransaction } from './transactions.ts';

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

/** Where an append of this id began, if it was carried out: its acknowledgement may have been lost on the way. */
export async function positionOfAppend(
  transaction: ManagedTransaction,
  id: string,
): Promise<number | undefined> {
  const { records } = await transaction.run('MATCH (e:RecordEntry {id: $id}) RETURN e.position AS position', {
    id: `${id}:0`,
  });
  return records[0] === undefined ? undefined : Number(records[0].get('position'));
}

/**
 * The entries of a record up to its place, page by page. Throws `store/damaged` naming an entry that is missing or none,
 * `store/conflict` when the record was replaced meanwhile.
 */
export async function* readEntries(read: InTransaction, place: RecordPlace): AsyncGenerator<RecordEntry> {
  for (let from = 0; from < place.position; from += pageSize) {
    const to = Math.min(from + pageSize, place.position);
    for (const [position, json] of await readPage(read, place.generation, from, to)) {
      yield parseRecordLine(
        json,
        `RecordEntry ${position} of generation ${place.generation}`,
        'Correct its json, or restore an exported record.',
      );
    }
  }
}

function readPage(
  read: InTransaction,
  generation: string,
  from: number,
  to: number,
): Promise<readonly (readonly [number, string])[]> {
  return read(async (transaction) => {
    const { records } = await transaction.run(
      `MATCH (e:RecordEntry)
       WHERE e.generation = $generation AND e.position >= toInteger($from) AND e.position < toInteger($to)
       RETURN e.position AS position, e.json AS json ORDER BY position`,
      { generation, from, to },
    );
    const page = records.map(
      (record) => [Number(record.get('position')), String(record.get('json'))] as const,
    );
    const at = page.findIndex(([position], index) => position !== from + index);
    if (at >= 0 || page.length !== to - from) {
      throw await missingEntry(transaction, generation, from + (at < 0 ? page.length : at));
    }
    return page;
  });
}

async function missingEntry(
  transaction: ManagedTransaction,
  generation: string,
  position: number,
): Promise<DemarcheError> {
  const marker = await readMarker(transaction);
  if (marker?.generation !== generation) {
    return new DemarcheError(
      'store/conflict',
      'Another process replaced the record while it was being read. Try again.',
      { retriable: true },
    );
  }
  return new DemarcheError(
    'store/damaged',
    `RecordEntry ${position} of generation ${generation} is missing, or stands there twice. Restore an exported record.`,
  );
}

/** The number of entries of a generation. */
export async function countEntries(transaction: ManagedTransaction, generation: string): Promise<number> {
  const { records } = await transaction.run(
    'MATCH (e:RecordEntry) WHERE e.generation = $generation RETURN count(e) AS entries',
    { generation },
  );
  return Number(records[0]?.get('entries') ?? 0);
}

/** The generations of which there are entries, but for one. */
export async function otherGenerations(
  transaction: ManagedTransaction,
  generation: string,
): Promise<readonly string[]> {
  const { records } = await transaction.run(
    'MATCH (e:RecordEntry) WHERE e.generation <> $generation RETURN DISTINCT e.generation AS generation',
    { generation },
  );
  return records.map((record) => String(record.get('generation')));
}

/** Deletes up to 1,000 entries of these generations; false when none was left. */
export async function deleteEntries(
  transaction: ManagedTransaction,
  generations: readonly string[],
): Promise<boolean> {
  const { records } = await transaction.run(
    'MATCH (e:RecordEntry) WHERE e.generation IN $generations WITH e LIMIT 1000 DELETE e RETURN count(*) AS deleted',
    { generations },
  );
  return Number(records[0]?.get('deleted') ?? 0) > 0;
}
