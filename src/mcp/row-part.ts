import type { Cell, GraphStore, QueryResult } from '../model/index.ts';
import { evidenceOf } from '../pipeline/index.ts';
import type { Part } from './cursors.ts';

const page = { rows: 20, characters: 8000 };
const event = /^(?:deal|pressure|exclusion|resistance):[0-9a-f]{16}$/;
/** Events of a part that bring words with them, and claims of each. */
const evidence = { events: 10, claims: 2 };

/** Reads the store at the same times as the question did. */
export type ReadAgain = <Result>(work: (store: GraphStore) => Promise<Result>) => Promise<Result>;

/**
 * A result in parts of at most 20 rows or 8,000 characters. Each event that a part names brings the words it rests on, whose
 * claims `explain` opens; `about` is said with the first part.
 */
export async function rowPart(
  { columns, rows, truncated }: QueryResult,
  read: ReadAgain,
  about: Readonly<Record<string, unknown>> = {},
  from = 0,
): Promise<Part> {
  const shownRows = pageOf(rows.slice(from));
  const to = from + shownRows.length;
  const ids = [...new Set(shownRows.flat().filter(isEventId))].slice(0, evidence.events);
  const found = await read(async (store) => {
    const entries: (readonly [string, unknown])[] = [];
    for (const id of ids) entries.push([id, await evidenceOf(store, id, evidence.claims)]);
    return Object.fromEntries(entries);
  });
  return {
    shown: {
      ...about,
      columns,
      rows: shownRows,
      shown: rows.length === 0 ? 'no rows' : `rows ${from + 1} to ${to} of ${rows.length}`,
      ...(truncated && {
        cut: `There are more rows than ${rows.length}: raise limit, or narrow the question.`,
      }),
      ...(ids.length > 0 && { evidence: found }),
    },
    ...(to < rows.length && { next: () => rowPart({ columns, rows, truncated }, read, {}, to) }),
  };
}

/** At least one row, so that every page goes on. */
function pageOf<Row>(rows: readonly Row[]): readonly Row[] {
  let size = 0;
  const end = rows.findIndex((row, at) => {
    size += JSON.stringify(row).length;
    return at >= page.rows || (at > 0 && size > page.characters);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function isEventId(cell: Cell): cell is string {
  return typeof cell === 'string' && event.test(cell);
}
