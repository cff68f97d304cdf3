import type { Cell } from '../model/index.ts';
import { renderCsv } from '../util/render-csv.ts';
import { cutToWidth, displayWidth } from './display-width.ts';
import { plainLine } from './escape-markdown.ts';

export type TableFormat = 'table' | 'json' | 'csv';

/** Columns at which a cell of a text table is cut. */
const widest = 60;

/**
 * Rows under their columns: `table` is aligned text for people (numbers to the right, long cells cut with …, "no rows" said
 * in words), `json` an array with one object a row, `csv` RFC 4180 with formulas neutralised. Nothing is cut but in `table`.
 */
export function renderTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  format: TableFormat,
): string {
  if (format === 'json') {
    const objects = rows.map((row) =>
      Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
    );
    return `${JSON.stringify(objects, null, 2)}\n`;
  }
  if (format === 'csv') {
    return renderCsv(
      columns,
      rows.map((row) => columns.map((_, at) => cellWords(row[at]))),
    );
  }
  return textTable(columns, rows);
}

function textTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const heads = columns.map((column) => cutToWidth(plainLine(column), widest));
  const body = rows.map((row) => columns.map((_, at) => cutToWidth(plainLine(cellWords(row[at])), widest)));
  const widths = heads.map((head, at) =>
    Math.max(displayWidth(head), ...body.map((row) => displayWidth(row[at] ?? ''))),
  );
  const rightward = columns.map(
    (_, at) => rows.length > 0 && rows.every((row) => typeof (row[at] ?? 0) === 'number'),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0, rightward[at] ?? false))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[line(heads), rule, ...body.map(line), ...(rows.length === 0 ? ['(no rows)'] : [])].join('\n')}\n`;
}

function padded(cell: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return right ? blanks + cell : cell + blanks;
}

/** A cell in words: nothing for null, lists joined by "; ", maps as JSON. */
function cellWords(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.map(cellWords).join('; ');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
