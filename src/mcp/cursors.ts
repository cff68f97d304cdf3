import { randomUUID } from 'node:crypto';
import { DemarcheError } from '../model/index.ts';

/** A part of a long answer: what is shown now, and how the next part is made where there is one. */
export interface Part {
  /** The answer without its cursor: an object for data, words for text. */
  readonly shown: Readonly<Record<string, unknown>> | string;
  readonly next?: () => Promise<Part>;
}

/** Keeps the rest of long answers for a while, each under a cursor. */
export interface Cursors {
  /** The part as words for an assistant, with the cursor of the next one. */
  show(part: Part): string;
  /** The part behind a cursor; the same cursor gives the same part again. Throws `settings/invalid` for one that is not known. */
  open(cursor: string): Promise<Part>;
}

/** Cursors of which the last `most` are kept: an answer that was left behind costs no memory for long. */
export function createCursors(most = 64): Cursors {
  const kept = new Map<string, () => Promise<Part>>();
  const keep = (next: () => Promise<Part>): string => {
    const cursor = randomUUID();
    kept.set(cursor, next);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return cursor;
  };
  return {
    show({ shown, next }) {
      const cursor = next === undefined ? undefined : keep(next);
      if (typeof shown !== 'string') return JSON.stringify({ ...shown, ...(cursor && { cursor }) });
      return cursor === undefined ? shown : `${shown}\n[The rest: tool more, cursor ${cursor}]\n`;
    },
    async open(cursor) {
      const next = kept.get(cursor);
      if (next !== undefined) return next();
      throw new DemarcheError(
        'settings/invalid',
        `The cursor "${cursor.slice(0, 40)}" is not known, or too old: only the last ${most} are kept. Ask the first question again.`,
      );
    },
  };
}

/** Text in parts of about `size` characters, cut between lines; one longer line is cut inside. */
export function textInParts(text: string, size = 12_000): Part {
  if (text.length <= size) return { shown: text };
  const line = text.lastIndexOf('\n', size);
  const end = line > size / 2 ? line + 1 : size;
  return { shown: text.slice(0, end), next: async () => textInParts(text.slice(end), size) };
}
