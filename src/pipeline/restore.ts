import { createReadStream } from 'node:fs';
import { DemarcheError, type GraphStore, type RecordEntry, type Vocabulary } from '../model/index.ts';
import { parseRecordLine, recordLine } from '../storage/index.ts';
import { type Emit, silent } from './events.ts';
import { linesOf } from './lines-of.ts';
import { emptyRecord } from './live-record.ts';
import { type OpenGraph, refold, settle } from './open-graph.ts';

/** The record as lines of JSON, oldest first: what `restore` takes. */
export async function* exportClaims(store: GraphStore): AsyncGenerator<string> {
  for await (const entry of store.readRecord()) yield `${recordLine(entry)}\n`;
}

/**
 * Makes a store's record exactly that of an exported file and folds it. Throws `store/conflict`, changing nothing, when the
 * store holds claims, judgements or rows of registers that the file lacks, and `store/damaged` naming the line that is no entry.
 */
export async function restore(
  graph: OpenGraph,
  path: string,
  vocabulary: Vocabulary,
  emit: Emit = silent,
): Promise<OpenGraph> {
  const entries = await readEntries(path);
  const inFile = new Set(entries.flatMap(worthKeeping));
  const lacking = new Set<string>();
  for await (const entry of graph.store.readRecord()) {
    for (const id of worthKeeping(entry)) if (!inFile.has(id)) lacking.add(id);
  }
  if (lacking.size > 0) {
    const [first] = lacking;
    throw new DemarcheError(
      'store/conflict',
      `${graph.store.location} holds ${lacking.size} claims, judgements or rows of registers that ${path} lacks (${first} is one): restoring would lose them. Export them first, or restore into another store with --database.`,
    );
  }
  await graph.store.replaceRecord(entries);
  const restored = { store: graph.store, record: emptyRecord.with(entries) };
  return settle(await refold(restored, vocabulary, emit), vocabulary, emit);
}

/** What of an entry must not be lost: its claims by their ids, or what a judgement says. */
function worthKeeping(entry: RecordEntry): readonly string[] {
  if (entry.type === 'judgement') {
    return [`the judgement on ${entry.left} and ${entry.right}, ${entry.decision}, of ${entry.at}`];
  }
  if (entry.type === 'register') {
    const { register, transfers, listings } = entry;
    return [...transfers, ...listings].map(({ line }) => `line ${line} of ${register.id} (${register.file})`);
  }
  return entry.type === 'reading' || entry.type === 'rereading' ? entry.claims.map(({ id }) => id) : [];
}

async function readEntries(path: string): Promise<readonly RecordEntry[]> {
  const entries: RecordEntry[] = [];
  try {
    let number = 0;
    for await (const line of linesOf(createReadStream(path))) {
      number += 1;
      if (line.trim() !== '') {
        entries.push(parseRecordLine(line, `Line ${number} of ${path}`, 'Nothing was changed.'));
      }
    }
  } catch (cause) {
    if (cause instanceof DemarcheError) throw cause;
    throw new DemarcheError('input/unreadable', `${path} cannot be read: ${String(cause)}`, { cause });
  }
  if (entries.length > 0) return entries;
  throw new DemarcheError('input/empty', `${path} holds no entry of a record. Nothing was changed.`);
}
