import { basename } from 'node:path';
import {
  type Refusal,
  type Register,
  registerIdOf,
  sha256,
  type TransferField,
  type TransferRow,
} from '../../model/index.ts';
import { failure, type Outcome, refusalOf, success } from '../outcome.ts';
import { unreadable } from '../unreadable.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { type FileFacts, factsOfFile } from './file-facts.ts';
import { findHeader, type Header } from './find-header.ts';
import type { TransferColumns } from './transfer-columns.ts';

/** A register of transfers that was opened: what it is, and its rows as they are asked for. */
export interface TransferFile {
  readonly register: Register;
  rows(): AsyncGenerator<ReadRow>;
}

/** A row of a register, or why there is none. */
export type ReadRow =
  | { readonly ok: true; readonly row: TransferRow }
  | { readonly ok: false; readonly refusal: Refusal };

const reader = 'register';

/**
 * Opens a register of arms transfers: a CSV file with any preamble and one of the known layouts. A file that is none is refused,
 * with the header that comes nearest and the layouts that are known.
 */
export async function openTransfers(
  path: string,
  columns: TransferColumns,
): Promise<
  { readonly ok: true; readonly file: TransferFile } | { readonly ok: false; readonly refusal: Refusal }
> {
  try {
    const facts = await factsOfFile(path);
    const header = await headerOf(facts, columns);
    if (!header.ok) return { ok: false, refusal: refusalOf(reader, { source: path }, header.problem) };
    const { layout, asOf } = header.value;
    const register: Register = {
      id: registerIdOf(facts.sha256),
      kind: 'transfers',
      layout,
      file: basename(path),
      sha256: facts.sha256,
      ...(asOf && { asOf }),
    };
    return { ok: true, file: { register, rows: () => rowsOf(path, facts.encoding, header.value) } };
  } catch (error) {
    // Errors of the system carry a code; any other is a defect of ours and has to be seen.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, refusal: refusalOf(reader, { source: path }, unreadable(error)) };
  }
}

async function headerOf({ head }: FileFacts, columns: TransferColumns): Promise<Outcome<Header>> {
  const { parse } = await import('csv-parse/sync');
  const cellsOf = (line: string, delimiter: string): readonly string[] => {
    // A line of the preamble may be anything.
    const [cells = []] = parse(line, {
      delimiter,
      relax_quotes: true,
      skip_records_with_error: true,
    }) as string[][];
    return cells;
  };
  const found = findHeader(head, columns, cellsOf);
  if ('layout' in found) return success(found);
  const known = columns.layouts.map(({ name, needs }) => {
    const names = needs.map((need) => columns.columns.find(({ field }) => field === need)?.names[0]);
    return `${name} (${names.join(', ')})`;
  });
  return failure(
    'input/bad-record',
    `It is no register of transfers that is known here. The line nearest to a header is line ${found.line}: "${found.nearest.trim().slice(0, 200)}". Known are: ${known.join('; ')}. Export it as CSV with its header, or add the names of its columns to seeds/registers/transfer-columns.json.`,
  );
}

async function* rowsOf(
  path: string,
  encoding: FileFacts['encoding'],
  header: Header,
): AsyncGenerator<ReadRow> {
  let head: Named | undefined;
  let last: Named | undefined;
  for await (const record of csvRecords(path, encoding, header.delimiter)) {
    if (record.line <= header.line) continue;
    const refuse = (reason: string): ReadRow => ({
      ok: false,
      refusal: refusalOf(
        reader,
        { source: path, position: `line ${record.line}` },
        { code: 'input/bad-record', reason },
      ),
    });
    if (record.cells === undefined) {
      yield refuse('A quotation mark is not closed, or the line is longer than 1 MB: correct the line.');
      continue;
    }
    const cells = cellsOf(record, header.fields);
    const grouped = groupedPartyOf(cells);
    if (grouped !== undefined) {
      const named = { line: record.line, words: record.words, name: grouped.name };
      const isAlone = record.cells.filter((cell) => cell.trim() !== '').length === 1;
      if (isAlone && !grouped.isMarked) [head, last] = [named, undefined];
      else if (named.name !== '') last = named;
      if (isAlone) continue;
    }
    const row = grouped === undefined ? cells.fields : inGroup(cells.fields, grouped.side, head, last);
    const lacking = (['supplier', 'recipient', 'designation'] as const).find((each) => !row[each]?.trim());
    if (lacking !== undefined) {
      yield refuse(`The row has no ${lacking}: "${record.words.slice(0, 100)}".`);
      continue;
    }
    yield {
      ok: true,
      row: {
        line: record.line,
        words: record.words,
        sha256: sha256(record.words),
        cells: row,
        ...(grouped && { heads: headsOf(record, head, last) }),
      },
    };
  }
}

/** A line that names a party. */
interface Named {
  readonly line: number;
  readonly words: string;
  readonly name: string;
}

type Cells = Partial<Record<TransferField, string>>;

interface RowCells {
  readonly fields: Cells;
  readonly groupedRecipient?: string;
  readonly groupedSupplier?: string;
}

/** The cells under their fields, as they are; empty ones are left out. */
function cellsOf({ cells = [] }: CsvRecord, fields: Header['fields']): RowCells {
  const row: Cells = {};
  const grouped: { groupedRecipient?: string; groupedSupplier?: string } = {};
  for (const [place, field] of fields.entries()) {
    const cell = cells[place] ?? '';
    if (field === 'groupedRecipient' || field === 'groupedSupplier') grouped[field] = cell;
    else if (field !== undefined && cell !== '') row[field] = cell;
  }
  return { fields: row, ...grouped };
}

/** In a register by groups one column holds both parties: the head of a group alone, the others behind "R:", "S:" or "L:". */
function groupedPartyOf({ groupedRecipient, groupedSupplier }: RowCells) {
  const cell = groupedRecipient ?? groupedSupplier;
  if (cell === undefined) return undefined;
  const marked = /^\s*[RSL]:\s*(.*)$/s.exec(cell);
  const side = groupedRecipient === undefined ? ('supplier' as const) : ('recipient' as const);
  return { side, name: (marked?.[1] ?? cell).trim(), isMarked: marked !== null };
}

function inGroup(
  fields: Cells,
  side: 'supplier' | 'recipient',
  head: Named | undefined,
  last: Named | undefined,
): Cells {
  const other = side === 'supplier' ? 'recipient' : 'supplier';
  return { ...fields, ...(last && { [side]: last.name }), ...(head && { [other]: head.name }) };
}

function headsOf({ line }: CsvRecord, ...named: readonly (Named | undefined)[]) {
  return named.flatMap((each) =>
    each && each.line !== line ? [{ line: each.line, words: each.words }] : [],
  );
}
