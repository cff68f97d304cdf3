import type { Piece, ShownEdge, ShownNode } from '../../../src/explorer/api.ts';
import type { Looks } from './looks.ts';
import { kindWords } from './words.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => string | number;
}

/** Columns of the table of lines. */
export function edgeColumns(nameOf: (id: string) => string, looks: Looks): readonly Column<ShownEdge>[] {
  return [
    { key: 'from', title: 'From', cell: ({ from }) => nameOf(from) },
    { key: 'relation', title: 'Relation', cell: ({ type }) => looks.lineOf(type).caption },
    { key: 'to', title: 'To', cell: ({ to }) => nameOf(to) },
    { key: 'stories', title: 'Stories', cell: ({ stories }) => stories },
    { key: 'events', title: 'Events', cell: ({ events }) => events },
    { key: 'first', title: 'First', cell: ({ first }) => first ?? '' },
    { key: 'last', title: 'Last', cell: ({ last }) => last ?? '' },
    { key: 'confidence', title: 'Confidence', cell: ({ confidence }) => confidence?.toFixed(2) ?? '' },
    { key: 'state', title: 'In force', cell: ({ active }) => (active ? 'yes' : 'over') },
    {
      key: 'basis',
      title: 'Known from',
      cell: ({ basis }) => (basis === 'reference' ? 'vocabulary' : 'articles'),
    },
  ];
}

/** Columns of the table of nodes. */
export function nodeColumns(blocName: (id: string) => string): readonly Column<ShownNode>[] {
  return [
    { key: 'name', title: 'Name', cell: ({ name }) => name },
    { key: 'kind', title: 'Kind', cell: ({ kind }) => kindWords(kind) },
    { key: 'blocs', title: 'Alliances', cell: ({ blocs }) => blocs.map(blocName).join(', ') },
    { key: 'stories', title: 'Stories', cell: ({ measures }) => measures.stories },
    { key: 'sells', title: 'Sells', cell: ({ measures }) => measures.sells },
    { key: 'buys', title: 'Buys', cell: ({ measures }) => measures.buys },
    { key: 'presses', title: 'Presses', cell: ({ measures }) => measures.presses },
    { key: 'pressed', title: 'Is pressed', cell: ({ measures }) => measures.pressed },
  ];
}

const collator = new Intl.Collator('en', { numeric: true });

/** Rows by a column; with - before its name the greatest first. Rows that are equal there stay in order of their ids. */
export function sorted<Row extends { readonly id: string }>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string,
): readonly Row[] {
  const isDown = sort.startsWith('-');
  const column = columns.find(({ key }) => key === sort.replace(/^-/, '')) ?? columns[0];
  if (column === undefined) return rows;
  const sign = isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [column.cell(a), column.cell(b)];
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    return sign * order || (a.id < b.id ? -1 : 1);
  });
}

/** The table that is shown, as words: for export. */
export function tableOf(
  piece: Piece,
  kind: 'edges' | 'nodes',
  sort: string,
  names: {
    readonly nameOf: (id: string) => string;
    readonly blocName: (id: string) => string;
    readonly looks: Looks;
  },
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const wordsOf = <Row extends { readonly id: string }>(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
  ) => ({
    columns: ['Id', ...columns.map(({ title }) => title)],
    rows: sorted(rows, columns, sort).map((row) => [row.id, ...columns.map(({ cell }) => String(cell(row)))]),
  });
  return kind === 'edges'
    ? wordsOf(piece.edges, edgeColumns(names.nameOf, names.looks))
    : wordsOf(piece.nodes, nodeColumns(names.blocName));
}
