import { appendFile, type FileHandle, open, truncate } from 'node:fs/promises';
import { DemarcheError, sha256 } from '../../model/index.ts';

export interface JournalSettings {
  readonly path: string;
  readonly readOnly: boolean;
  readonly onWarning: (message: string) => void;
}

/** The position of a journal of so many bytes that ends in this line. */
export function positionOf(bytes: number, lastLine: string): string {
  return `${bytes} ${sha256(lastLine).slice(0, 16)}`;
}

/** The position of a journal without entries. */
export const emptyJournal = '0';

/**
 * Finds the journal's position from its last lines alone. A last line that is not JSON was cut short by a crash: it is
 * moved to `<path>.torn`, or only left out when reading, with a warning.
 */
export async function endOfJournal(settings: JournalSettings): Promise<string> {
  const file = await openIfThere(settings);
  if (file === undefined) return emptyJournal;
  let tail: Tail;
  try {
    tail = await readTail(file);
  } finally {
    await file.close();
  }
  if (tail.torn.length > 0) await setAside(settings, tail);
  if (!tail.unended || settings.readOnly) return tail.position;
  await appendFile(settings.path, '\n');
  return positionOf(tail.bytes + 1, tail.lastLine);
}

interface Tail {
  /** Length up to the end of the last whole line. */
  readonly bytes: number;
  readonly lastLine: string;
  readonly position: string;
  /** The last line is whole, and only its line feed is missing. */
  readonly unended: boolean;
  /** What stands after the last whole line. */
  readonly torn: Buffer;
}

async function openIfThere({ path, readOnly }: JournalSettings): Promise<FileHandle | undefined> {
  try {
    return await open(path, readOnly ? 'r' : 'r+');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new DemarcheError('store/unreachable', `Could not open ${path}: ${String(cause)}`, { cause });
  }
}

/** Reads back from the end, more each time, until the last whole line is in sight. */
async function readTail(file: FileHandle): Promise<Tail> {
  const { size } = await file.stat();
  for (let length = Math.min(size, 65_536); ; length = Math.min(size, length * 8)) {
    const buffer = Buffer.alloc(length);
    await file.read(buffer, 0, length, size - length);
    const tail = tailOf(buffer, size);
    if (tail !== undefined) return tail;
  }
}

const feed = 10;

function tailOf(buffer: Buffer, size: number): Tail | undefined {
  const skipped = size - buffer.length;
  const unended = buffer.length > 0 && buffer.at(-1) !== feed;
  const end = unended ? buffer.length : Math.max(0, buffer.length - 1);
  const start = startOfLine(buffer, end);
  if (start === 0 && skipped > 0) return undefined;
  const line = buffer.toString('utf8', start, end);
  if (isJson(line)) return tail(size, line, unended);
  const before = startOfLine(buffer, start - 1);
  if (before === 0 && skipped > 0) return undefined;
  const whole = skipped + start;
  return tail(whole, buffer.toString('utf8', before, Math.max(0, start - 1)), false, buffer.subarray(start));
}

function tail(bytes: number, lastLine: string, unended: boolean, torn: Buffer = Buffer.alloc(0)): Tail {
  const position = bytes === 0 ? emptyJournal : positionOf(bytes, lastLine);
  return { bytes, lastLine, position, unended, torn };
}

function startOfLine(buffer: Buffer, end: number): number {
  return buffer.subarray(0, Math.max(0, end)).lastIndexOf(feed) + 1;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function setAside({ path, readOnly, onWarning }: JournalSettings, tail: Tail): Promise<void> {
  const what = `The last line of ${path} is unfinished (${tail.torn.length} bytes, as after a crash)`;
  if (readOnly) {
    onWarning(`${what}; it is left out.`);
    return;
  }
  await appendFile(`${path}.torn`, Buffer.concat([tail.torn, Buffer.from('\n')]), { mode: 0o600 });
  await truncate(path, tail.bytes);
  onWarning(
    `${what}; it was moved to ${path}.torn and the rest is used. What it held is read anew when it is next ingested.`,
  );
}
