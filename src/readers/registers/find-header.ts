import { parseDate } from '../../util/parse-date.ts';
import { type ColumnField, columnKey, type TransferColumns } from './transfer-columns.ts';

/** Where the columns of a register are named, and which they are. */
export interface Header {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly delimiter: string;
  readonly layout: string;
  /** By place; none for columns that stand for nothing here. */
  readonly fields: readonly (ColumnField | undefined)[];
  /** The day that the lines above it give as that of the export. */
  readonly asOf?: string;
}

const delimiters = [',', ';', '\t'] as const;
const linesLooked = 60;

/**
 * Finds the header of a register of transfers behind its preamble: the first line whose columns make a known layout. None gives
 * the line that comes nearest, for the message.
 */
export function findHeader(
  head: string,
  columns: TransferColumns,
  cellsOf: (line: string, delimiter: string) => readonly string[],
): Header | { readonly nearest: string; readonly line: number } {
  const lines = head.split('\n').slice(0, linesLooked);
  const fieldOf = new Map(
    columns.columns.flatMap(({ field, names }) => names.map((name) => [columnKey(name), field] as const)),
  );
  const flagOf = new Map(columns.columns.map(({ field, flag }) => [field, flag]));
  let best = { known: 0, nearest: lines.find((line) => line.trim() !== '') ?? '', line: 1 };
  for (const [at, words] of lines.entries()) {
    for (const delimiter of delimiters) {
      if (!words.includes(delimiter)) continue;
      const names = cellsOf(words.replace(/\r$/, ''), delimiter).map(columnKey);
      const fields = names.map((name, place) => {
        const before = fieldOf.get(names[place - 1] ?? '');
        return name === '' && before !== undefined ? flagOf.get(before) : fieldOf.get(name);
      });
      const layout = columns.layouts.find(({ needs }) => needs.every((need) => fields.includes(need)));
      if (layout !== undefined) {
        const asOf = dayOf(lines.slice(0, at));
        return { line: at + 1, delimiter, layout: layout.id, fields, ...(asOf && { asOf }) };
      }
      const known = fields.filter((field) => field !== undefined).length;
      if (known > best.known) best = { known, nearest: words, line: at + 1 };
    }
  }
  return best;
}

/** A line before the header that says when the file was made is short. */
const mostOfLine = 500;

/** "Information generated: 12 March 2024": a day behind the last colon of a line or at its end. */
function dayOf(preamble: readonly string[]): string | undefined {
  for (const words of preamble) {
    const line = words
      .slice(0, mostOfLine)
      .replace(/["\r;,]+$/g, '')
      .replace(/^["\s]+/, '');
    if (!/generated|created|downloaded|exported|as of/i.test(line)) continue;
    const day = parseDate(line.slice(line.lastIndexOf(':') + 1)) ?? lastDate(line);
    if (day !== undefined) return day;
  }
  return undefined;
}

function lastDate(line: string): string | undefined {
  const [, words = ''] = /(\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}+ \d{4})\D*$/u.exec(line) ?? [];
  return parseDate(words);
}
