import type { ListedKind } from '../../model/index.ts';
import { refusalOf } from '../outcome.ts';
import { type CsvRecord, csvRecords } from '../registers/csv-records.ts';
import { type Entry, listingOf } from './listing-of.ts';
import type { Concerns, ListFile, ReadListing } from './sanction-file.ts';

const kinds: Readonly<Record<string, ListedKind>> = {
  enterprise: 'Organization',
  E: 'Organization',
  person: 'Person',
  P: 'Person',
};

/** The columns that are read, by the names that the file gives them. */
const columns = {
  id: 'Entity_LogicalId',
  type: 'Entity_SubjectType',
  classification: 'Entity_SubjectType_ClassificationCode',
  designated: 'Entity_DesignationDate',
  programme: 'Entity_Regulation_Programme',
  published: 'Entity_Regulation_PublicationDate',
  name: 'NameAlias_WholeName',
  citizenship: 'Citizenship_CountryIso2Code',
  address: 'Address_CountryIso2Code',
} as const;
type Column = keyof typeof columns;

/** The header's first columns, by which the file is known. */
export const euCsvColumn = columns.id;

/** The consolidated list of the European Union as CSV: an entry is a run of rows of one id, one for each name, address and so on. */
export async function* readEuCsv(file: ListFile, concerns: Concerns): AsyncGenerator<ReadListing> {
  let places: ReadonlyMap<Column, number> | undefined;
  let group: { readonly id: string; readonly records: CsvRecord[] } | undefined;
  const cell = ({ cells = [] }: CsvRecord, column: Column): string =>
    cells[places?.get(column) ?? -1]?.trim() ?? '';
  const finish = function* (): Generator<ReadListing> {
    if (group === undefined) return;
    const entry = entryOf(group.id, group.records, cell);
    const listing = entry && concerns(entry.kind, entry.names) ? listingOf(entry) : undefined;
    yield listing === undefined ? { type: 'passed' } : { type: 'listing', listing };
    group = undefined;
  };
  for await (const record of csvRecords(file.path, file.encoding, ';')) {
    if (places === undefined) {
      const names = record.cells?.map((name) => name.replace(/^\uFEFF/, '').trim()) ?? [];
      if (!names.includes(columns.id)) continue;
      places = new Map(
        (Object.keys(columns) as Column[]).map((column) => [column, names.indexOf(columns[column])]),
      );
      continue;
    }
    const id = cell(record, 'id');
    if (id === '') {
      const place = { source: file.path, position: `line ${record.line}` };
      const reason = 'The row has no id of an entity, or a quotation mark is not closed.';
      yield { type: 'refused', refusal: refusalOf('sanctions', place, { code: 'input/bad-record', reason }) };
      continue;
    }
    if (group?.id !== id) yield* finish();
    group ??= { id, records: [] };
    group.records.push(record);
  }
  yield* finish();
}

function entryOf(
  listId: string,
  records: readonly CsvRecord[],
  cell: (record: CsvRecord, column: Column) => string,
): Entry | undefined {
  const all = (column: Column) => records.map((record) => cell(record, column));
  const kind = [...all('type'), ...all('classification')].flatMap((type) => kinds[type] ?? [])[0];
  const [first] = records;
  if (kind === undefined || first === undefined) return undefined;
  return {
    line: first.line,
    words: records.map(({ words }) => words).join('\n'),
    listId,
    kind,
    names: all('name'),
    countries: [...all('citizenship'), ...all('address')].filter((code) => code !== '00'),
    programmes: all('programme'),
    listed: all('designated').find(Boolean) ?? all('published').filter(Boolean).sort()[0],
  };
}
