import { Readable } from 'node:stream';
import {
  type DeadLetterFile,
  type Emit,
  followRetry,
  ingestClaims,
  type ReadFormat,
  type Retry,
  readDeadLetters,
  replaceDeadLetters,
  retriesOf,
} from '../pipeline/index.ts';
import type { Context } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { keepingRefusals, runIngest } from './run-ingest.ts';
import { writing } from './store-access.ts';

/**
 * Tries the inputs of a dead-letter file again. After each run the file is what is still refused; a run that throws leaves it as
 * it was. Throws `settings/invalid` where there is no such file.
 */
export async function retryDead(
  path: string,
  formats: readonly string[],
  context: Context,
): Promise<ExitCode> {
  const { output } = context;
  const found = await readDeadLetters(path);
  let file: Pick<DeadLetterFile, 'path' | 'bytes'> = found;
  let lines: readonly (string | undefined)[] = found.lines.map(({ line }) => line);
  const folder = process.cwd();
  const { retries, stuck } = retriesOf(found, { folder, formats });
  for (const { letter, reason } of stuck) {
    output.warn(`not tried: ${placeText(letter)}: ${reason}`);
  }
  const none = found.lines.filter(({ letter }) => letter === undefined).length;
  if (none > 0) output.warn(`warning: ${none} lines of ${path} are no dead letters; they stay in it.`);
  const before = found.lines.length - none;
  for (const [round, retry] of retries.entries()) {
    const followed = followRetry(retry);
    const stopped = await readAgain(retry, followed.note, context);
    const run = { at: new Date().toISOString(), format: retry.format, from: folder };
    lines = followed.linesAfter(lines, run, stopped);
    file = await replaceDeadLetters(file, lines.filter(isLine));
    if (stopped) {
      if (round + 1 < retries.length) output.note('Stopped: other letters were not tried.');
      break;
    }
  }
  const left = lines.filter(isLine).length - none;
  output.print(
    harmless(
      `tried again     ${before - stuck.length}\nstill refused   ${left - stuck.length}\nnot tried       ${stuck.length}\n`,
    ),
  );
  if (left > 0) output.note(`Refused inputs: ${path}`);
  return left > 0 ? exitCodes.refused : exitCodes.done;
}

/** Reads the inputs of a retry into the graph; true when it was stopped before its end. */
async function readAgain({ format, inputs, lines }: Retry, note: Emit, context: Context): Promise<boolean> {
  const stdin = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
  const summary = await writing<{ readonly stopped: boolean }>(context, (graph, vocabulary) => {
    if (format !== 'claims') {
      // It is one of the formats that were handed in.
      const read = { format: format as ReadFormat, stdin, observe: note };
      return runIngest(inputs, graph, vocabulary, context, read);
    }
    return keepingRefusals(context.output, undefined, (emit) =>
      ingestClaims(inputs, graph, vocabulary, {
        emit(event) {
          note(event);
          emit(event);
        },
        stdin,
        signal: context.signal,
      }),
    );
  });
  return summary.stopped;
}

function isLine(line: string | undefined): line is string {
  return line !== undefined;
}

function placeText({
  source,
  position,
}: {
  readonly source: string;
  readonly position?: string | undefined;
}) {
  return position === undefined ? source : `${source} (${position})`;
}
