import type { ListedKind } from '../../model/index.ts';
import { refusalOf } from '../outcome.ts';
import { type CsvRecord, csvRecords } from '../registers/csv-records.ts';
import { listingOf, personName } from './listing-of.ts';
import type { Concerns, ListFile, ReadListing } from './sanction-file.ts';

/** The three files of OFAC's list as CSV, which have no headers: entries, other names, addresses. */
export interface OfacFiles {
  readonly sdn: ListFile;
  readonly alt?: ListFile;
  readonly add?: ListFile;
}

const kinds: Readonly<Record<string, ListedKind>> = { '-0-': 'Organization', individual: 'Person' };

/**
 * Streams the entries that concern the graph. The files are read several times, so that no more is held than the other names and
 * countries of those entries, in whatever order the files have them.
 */
export async function* readOfacCsv(files: OfacFiles, concerns: Concerns): AsyncGenerator<ReadListing> {
  const wanted = new Set<string>();
  for await (const { cells = [] } of recordsOf(files.sdn)) {
    const kind = kindOf(cells);
    if (kind !== undefined && concerns(kind, [nameOf(cells[1], kind)])) wanted.add(cells[0]?.trim() ?? '');
  }
  for await (const { cells = [] } of recordsOf(files.alt)) {
    // What kind the entry is, its own line says; a name of either is looked at.
    const name = said(cells[3]);
    if (concerns('Organization', [name]) || concerns('Person', [personName(name)])) {
      wanted.add(cells[0]?.trim() ?? '');
    }
  }
  const [names, countries] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for await (const { cells = [] } of recordsOf(files.alt)) collect(names, wanted, cells[0], said(cells[3]));
  for await (const { cells = [] } of recordsOf(files.add))
    collect(countries, wanted, cells[0], said(cells[4]));
  for await (const { line, words, cells } of recordsOf(files.sdn)) {
    const place = { source: files.sdn.path, position: `line ${line}` };
    if (cells === undefined || cells.length < 4) {
      // The last line of the file is the mark of its end.
      if (words.trim().length <= 1) continue;
      const reason = 'The line is no entry: it needs an id, a name, a type and programmes.';
      yield { type: 'refused', refusal: refusalOf('sanctions', place, { code: 'input/bad-record', reason }) };
      continue;
    }
    const kind = kindOf(cells);
    const listId = cells[0]?.trim() ?? '';
    if (kind === undefined || !wanted.has(listId)) {
      yield { type: 'passed' };
      continue;
    }
    const listing = listingOf({
      line,
      words,
      listId,
      kind,
      names: [cells[1] ?? '', ...(names.get(listId) ?? [])].map((name) => nameOf(name, kind)),
      countries: countries.get(listId) ?? [],
      programmes: said(cells[3])
        .split(/\]\s*\[|;/)
        .map((each) => each.replace(/^\[|\]$/g, '')),
    });
    if (listing !== undefined && concerns(kind, [listing.name, ...listing.aliases])) {
      yield { type: 'listing', listing };
    } else yield { type: 'passed' };
  }
}

async function* recordsOf(file: ListFile | undefined): AsyncGenerator<CsvRecord> {
  if (file !== undefined) yield* csvRecords(file.path, file.encoding, ',');
}

function kindOf(cells: readonly string[]): ListedKind | undefined {
  return kinds[(cells[2] ?? '').trim().toLowerCase()];
}

function nameOf(written = '', kind: ListedKind): string {
  return kind === 'Person' ? personName(said(written)) : said(written);
}

/** "-0-" is OFAC's sign for nothing. */
function said(cell = ''): string {
  return cell.trim() === '-0-' ? '' : cell.trim();
}

function collect(found: Map<string, string[]>, wanted: ReadonlySet<string>, id = '', words: string): void {
  if (words === '' || !wanted.has(id.trim())) return;
  found.set(id.trim(), [...(found.get(id.trim()) ?? []), words]);
}
