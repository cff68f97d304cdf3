import { isAbsolute } from 'node:path';
import type { InputPlace, Refusal } from '../model/index.ts';
import {
  type DeadLetter,
  type DeadLetterFile,
  letterLine,
  letterOf,
  type RefusedRun,
} from './dead-letters.ts';
import type { PipelineEvent } from './events.ts';

/** Letters that are tried again in one run, as they were read in the same way. */
export interface Retry {
  readonly format: string;
  /** Sources, each once; `-` last where there are lines. */
  readonly inputs: readonly string[];
  /** Lines that `-` gives: what was kept of sources that pass once. */
  readonly lines: readonly string[];
  readonly letters: readonly Placed[];
}

interface Placed {
  /** Which line of the file the letter is. */
  readonly at: number;
  readonly letter: DeadLetter;
  /** Which of `lines` it is, from 1. */
  readonly line?: number;
}

/** A letter that cannot be tried, and why. */
export interface Stuck {
  readonly letter: DeadLetter;
  readonly reason: string;
}

/** Sorts letters into runs, by how their inputs were read; `folder` is the working folder, `formats` are those that are known. */
export function retriesOf(
  { lines }: Pick<DeadLetterFile, 'lines'>,
  { folder, formats }: { readonly folder: string; readonly formats: readonly string[] },
): { readonly retries: readonly Retry[]; readonly stuck: readonly Stuck[] } {
  const stuck: Stuck[] = [];
  const byFormat = new Map<string, { sources: Set<string>; lines: string[]; letters: Placed[] }>();
  for (const [at, { letter }] of lines.entries()) {
    if (letter === undefined) continue;
    const format = formatOf(letter);
    const reason = formats.includes(format) ? obstacle(letter, folder) : `this version reads no ${format}`;
    if (reason !== undefined) {
      stuck.push({ letter, reason });
      continue;
    }
    const run = byFormat.get(format) ?? { sources: new Set(), lines: [], letters: [] };
    byFormat.set(format, run);
    if (letter.passing && letter.input !== undefined) {
      run.letters.push({ at, letter, line: run.lines.push(letter.input) });
    } else {
      run.sources.add(letter.source);
      run.letters.push({ at, letter });
    }
  }
  const retries = [...byFormat].map(([format, run]) => ({
    format,
    inputs: [...run.sources, ...(run.lines.length > 0 ? ['-'] : [])],
    lines: run.lines,
    letters: run.letters,
  }));
  return { retries, stuck };
}

/** What was kept of a stream is a line of JSON, however the stream was read. */
function formatOf({ format, reader, passing }: DeadLetter): string {
  const given = format ?? (reader === 'claims' ? 'claims' : 'auto');
  return passing && given !== 'claims' ? 'auto' : given;
}

function obstacle({ passing, input, source, from }: DeadLetter, folder: string): string | undefined {
  if (passing && input === undefined) {
    return 'it came from a stream that passes once, and was too large or too broken to be kept: give it again';
  }
  if (passing || from === undefined || from === folder || isAbsolute(source)) return undefined;
  return /^https?:/i.test(source) ? undefined : `it was refused in ${from}: run this there`;
}

/** Lines of a file of letters by their place in it; undefined where one was taken out. */
type Lines = readonly (string | undefined)[];

/** What became of the letters of a run. */
export interface Retried {
  /** Takes what the run tells. */
  note(event: PipelineEvent): void;
  /**
   * The lines of the file after the run, each at its place: none in the place of a letter whose input went well, new reasons for
   * those that were refused again, new refusals behind. After a run that `stopped`, letters of which it told nothing stay.
   */
  linesAfter(lines: Lines, run: RefusedRun, stopped: boolean): Lines;
}

/** Follows a run over the letters of a retry. */
export function followRetry({ letters }: Pick<Retry, 'letters'>): Retried {
  const well = new Set<string>();
  const refused = new Map<string, Refusal>();
  return {
    note(event) {
      if (event.type === 'article' && event.place) well.add(keyOf(event.place));
      else if (event.type === 'refused') refused.set(keyOf(event.refusal), event.refusal);
    },
    linesAfter(lines, run, stopped) {
      const after = new Map<number, string | undefined>();
      const told = new Set<string>();
      for (const { at, letter, line } of letters) {
        const key = line === undefined ? keyOf(letter) : `line ${line}`;
        const again = refused.get(key);
        const whole = refused.get(keyOf({ source: letter.source }));
        if (again !== undefined) {
          told.add(key);
          after.set(at, letterLine(triedAgain(letter, again, run)));
        } else if (whole !== undefined && line === undefined) {
          // The source itself could not be read, which says nothing of what was refused in it.
          told.add(keyOf({ source: letter.source }));
        } else if (well.has(key) || !stopped) {
          after.set(at, undefined);
        }
      }
      const kept = lines.map((line, at) => (after.has(at) ? after.get(at) : line));
      const added = [...refused].filter(([key]) => !told.has(key));
      return [...kept, ...added.map(([, refusal]) => letterLine(letterOf(refusal, run)))];
    },
  };
}

function triedAgain(letter: DeadLetter, refusal: Refusal, run: RefusedRun): DeadLetter {
  const { source, position, first = letter.at, tries = 1 } = letter;
  const place = { source, ...(position !== undefined && { position }) };
  return { ...letterOf(refusal, run), ...place, first, tries: tries + 1 };
}

/** A line's byte and the like are left out, as they go with the reason; lines of a stream go by their number alone. */
function keyOf({
  source,
  position,
  passing,
}: Pick<DeadLetter, 'source' | 'position' | 'passing'> | InputPlace): string {
  const [place = ''] = (position ?? '').split(', ');
  return passing ? place : `${source}\0${place}`;
}
