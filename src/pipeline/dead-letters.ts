import { appendFile, type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { DemarcheError, type Refusal } from '../model/index.ts';
import { writeFlushed } from '../util/write-flushed.ts';

/** A refused input as the file has it, one JSON object a line. */
const deadLetterSchema = z.looseObject({
  reader: z.string(),
  code: z.string(),
  reason: z.string(),
  /** A path as it was given (from `from`), an address, or what passes once. */
  source: z.string().min(1),
  position: z.string().optional(),
  /** Whether it may go well later by itself. */
  retriable: z.literal(true).optional(),
  /** The source passed once: without `input` there is nothing to try again. */
  passing: z.literal(true).optional(),
  input: z.string().optional(),
  /** For whoever mends a defect. */
  trace: z.string().optional(),
  /** When it was refused last, and when first where that was earlier. */
  at: z.string(),
  first: z.string().optional(),
  /** How often it was refused; once unless said. */
  tries: z.number().int().positive().optional(),
  /** How it was read: `auto`, `text`, `claims` … */
  format: z.string().optional(),
  /** The working folder from which the source is meant. */
  from: z.string().optional(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** How and when inputs were read that were refused. */
export interface RefusedRun {
  readonly at: string;
  readonly format: string;
  readonly from: string;
}

/** The letter of a refusal. */
export function letterOf(refusal: Refusal, { at, format, from }: RefusedRun): DeadLetter {
  const { reader, code, reason, source, position, passing, retriable, input, trace } = refusal;
  return {
    reader,
    code,
    reason,
    source,
    ...(position !== undefined && { position }),
    ...(passing && { passing }),
    ...(retriable && { retriable: true as const }),
    at,
    format,
    from,
    ...(input !== undefined && { input }),
    ...(trace !== undefined && { trace }),
  };
}

/** Appends refused inputs to a file that only its owner may read, as it may hold words of articles. */
export async function writeDeadLetters(
  path: string,
  refusals: readonly Refusal[],
  run: RefusedRun,
): Promise<void> {
  if (refusals.length === 0) return;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await appendFile(path, textOf(refusals.map((refusal) => letterOf(refusal, run))), { mode: 0o600 });
  } catch (cause) {
    throw new DemarcheError(
      'settings/invalid',
      `The refused inputs cannot be written to ${path} (${String(cause)}). Name another file with --dead-letter.`,
      { cause },
    );
  }
}

/** A file of dead letters as it was read; lines that are none stay as they are. */
export interface DeadLetterFile {
  readonly path: string;
  /** Length of what was read. */
  readonly bytes: number;
  readonly lines: readonly { readonly line: string; readonly letter?: DeadLetter }[];
}

/** Reads a file of dead letters. Throws `settings/invalid` when it cannot be read. */
export async function readDeadLetters(path: string): Promise<DeadLetterFile> {
  let data: Buffer;
  try {
    data = await readFile(path);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new DemarcheError(
      'settings/invalid',
      isMissing
        ? `There are no dead letters at ${path}: nothing was refused there, or another file was named with --dead-letter. Name it: --retry-dead FILE.`
        : `The dead letters ${path} cannot be read: ${String(cause)}`,
      { cause },
    );
  }
  const lines = data
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const letter = parsed(line);
      return letter === undefined ? { line } : { line, letter };
    });
  return { path, bytes: data.length, lines };
}

function parsed(line: string): DeadLetter | undefined {
  try {
    return deadLetterSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** One letter as a line, without its line end. */
export function letterLine(letter: DeadLetter): string {
  return JSON.stringify(letter);
}

/**
 * Puts lines in the place of those that were read; what others appended meanwhile stays behind them. The new file takes the
 * old one's name in one step, and without lines there is no file.
 */
export async function replaceDeadLetters(
  { path, bytes }: Pick<DeadLetterFile, 'path' | 'bytes'>,
  lines: readonly string[],
): Promise<Pick<DeadLetterFile, 'path' | 'bytes'>> {
  const old = await open(path, 'r');
  const next = `${path}.new`;
  try {
    const kept = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const appended = await readFrom(old, bytes);
    const whole = Buffer.concat([kept, appended]);
    await writeFlushed(next, whole);
    await rename(next, path);
    // Who opened the old file before it was replaced may have written to it since.
    const late = await readFrom(old, bytes + appended.length);
    if (late.length > 0) await appendFile(path, late);
    if (whole.length + late.length === 0) await rm(path, { force: true });
    return { path, bytes: kept.length };
  } catch (cause) {
    await rm(next, { force: true }).catch(() => undefined);
    throw new DemarcheError(
      'settings/invalid',
      `${path} could not be rewritten (${String(cause)}). It is as it was; what went well is in the graph, and trying it again does no harm.`,
      { cause },
    );
  } finally {
    await old.close();
  }
}

async function readFrom(file: FileHandle, start: number): Promise<Buffer> {
  const { size } = await file.stat();
  if (size <= start) return Buffer.alloc(0);
  const buffer = Buffer.alloc(size - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}

function textOf(letters: readonly DeadLetter[]): string {
  return letters.map((letter) => `${letterLine(letter)}\n`).join('');
}
