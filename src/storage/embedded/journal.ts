import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DemarcheError, type RecordEntry } from '../../model/index.ts';
import { parseRecordLine, recordLine } from '../record-line.ts';
import { flushFolder } from './flush-folder.ts';
import { emptyJournal, endOfJournal, type JournalSettings, positionOf } from './journal-end.ts';
import { writeFailed } from './write-failed.ts';

/**
 * The record of an embedded store: JSON lines, appended and flushed to the disk before anything rests on them.
 * One process writes at a time; the graph file's lock sees to that.
 */
export interface Journal {
  readonly path: string;
  /** Identifies the record up to its last line: bytes and hash of that line. */
  readonly position: string;
  /** Appends entries and flushes; throws `store/unreachable` and leaves the file as it was when the disk refuses. */
  append(entries: readonly RecordEntry[]): Promise<void>;
  /** Takes back what was appended after `position`. */
  cutBackTo(position: string): Promise<void>;
  /** The entries that stood in the file when reading began. Throws `store/damaged` naming the line. */
  read(): AsyncIterable<RecordEntry>;
  /** Makes the file exactly these entries: a new file, flushed, takes the old one's name in one step. */
  replace(entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>): Promise<void>;
  close(): Promise<void>;
}

const privateFile = 0o600;

/**
 * Opens the journal at a path whose folder exists. A last line that a crash cut short is moved to `<path>.torn` with a
 * warning (only left out when reading); all before it is kept.
 */
export async function openJournal(settings: JournalSettings): Promise<Journal> {
  const { path, readOnly } = settings;
  let end = await endOfJournal(settings);
  let file: FileHandle | undefined;

  const writable = async (): Promise<FileHandle> => {
    if (readOnly) throw new DemarcheError('store/locked', `${path} was opened for reading only.`);
    file ??= await openToAppend(path);
    return file;
  };

  return {
    path,
    get position() {
      return end;
    },
    async append(entries) {
      if (entries.length === 0) return;
      const lines = entries.map(recordLine);
      const handle = await writable();
      const before = bytesOf(end);
      const data = Buffer.from(`${lines.join('\n')}\n`);
      try {
        await handle.appendFile(data);
        await handle.datasync();
      } catch (cause) {
        await handle.truncate(before).catch(() => undefined);
        throw writeFailed(path, cause);
      }
      end = positionOf(before + data.length, lines.at(-1) ?? '');
    },
    async cutBackTo(position) {
      const handle = await writable();
      await handle.truncate(bytesOf(position));
      await handle.datasync();
      end = position;
    },
    read: () => readEntries(path, bytesOf(end)),
    async replace(entries) {
      await writable();
      const next = `${path}.new`;
      const position = await writeEntries(next, entries);
      await file?.close();
      file = undefined;
      await rename(next, path);
      await flushFolder(dirname(path));
      await rm(`${path}.torn`, { force: true });
      end = position;
    },
    async close() {
      await file?.close();
      file = undefined;
    },
  };
}

/** Sees to it that there is a journal at a path, if only an empty one. Throws `store/unreachable`. */
export async function makeJournal(path: string): Promise<void> {
  const file = await openToAppend(path);
  await file.close();
}

/** Opens a file at its end. What is flushed into a new one is safe only when its name in the folder is too. */
async function openToAppend(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'ax', privateFile);
    await flushFolder(dirname(path));
    return file;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
      return open(path, 'a', privateFile);
    }
    throw writeFailed(path, cause);
  }
}

function bytesOf(position: string): number {
  return Number.parseInt(position, 10);
}

async function* readEntries(path: string, bytes: number): AsyncGenerator<RecordEntry> {
  if (bytes === 0) return;
  const file = await open(path, 'r');
  try {
    let number = 0;
    for await (const line of linesOf(file, bytes)) {
      number += 1;
      yield parseRecordLine(
        line,
        `Line ${number} of ${path}`,
        'Take the line out and run the command again: its article is read anew when it is next ingested. Or restore an exported record.',
      );
    }
  } finally {
    await file.close();
  }
}

/** Lines end at a line feed alone: JSON keeps U+2028 and its like inside strings, and Node's readline cuts there. */
async function* linesOf(file: FileHandle, bytes: number): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of file.createReadStream({ start: 0, end: bytes - 1, autoClose: false })) {
    // The stream has no encoding set, so its chunks are buffers.
    let rest = chunk as Buffer;
    for (let feed = rest.indexOf(10); feed >= 0; feed = rest.indexOf(10)) {
      yield Buffer.concat([...parts, rest.subarray(0, feed)]).toString('utf8');
      parts = [];
      rest = rest.subarray(feed + 1);
    }
    if (rest.length > 0) parts.push(rest);
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}

async function writeEntries(
  path: string,
  entries: AsyncIterable<RecordEntry> | Iterable<RecordEntry>,
): Promise<string> {
  const file = await open(path, 'w', privateFile);
  try {
    let bytes = 0;
    let last = '';
    for await (const entry of entries) {
      last = recordLine(entry);
      const data = Buffer.from(`${last}\n`);
      await file.appendFile(data);
      bytes += data.length;
    }
    await file.datasync();
    return bytes === 0 ? emptyJournal : positionOf(bytes, last);
  } catch (cause) {
    await rm(path, { force: true });
    // An error of the entries' own source is not the disk's.
    throw cause instanceof DemarcheError ? cause : writeFailed(path, cause);
  } finally {
    await file.close();
  }
}
