import { z } from 'zod';
import { DemarcheError, type RecordEntry, recordEntrySchema } from '../model/index.ts';

/** An entry as one line of JSON, without its line end. */
export function recordLine(entry: RecordEntry): string {
  return JSON.stringify(entry);
}

/** Reads a line of the record. Throws `store/damaged` naming `where` it stands, what is wrong and the `remedy`. */
export function parseRecordLine(line: string, where: string, remedy: string): RecordEntry {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new DemarcheError('store/damaged', `${where} is not JSON (${String(cause)}). ${remedy}`, { cause });
  }
  const entry = recordEntrySchema.safeParse(value);
  if (entry.success) return entry.data;
  const reason = z.prettifyError(entry.error);
  throw new DemarcheError('store/damaged', `${where} is not an entry of the record: ${reason}\n${remedy}`, {
    cause: entry.error,
  });
}
