import { type ListedKind, type Listing, sha256 } from '../../model/index.ts';
import { parseDate } from '../../util/parse-date.ts';

/** What a reader found of an entry; blanks and repeats may be among it. */
export interface Entry {
  readonly line: number;
  readonly words: string;
  readonly listId: string;
  readonly kind: ListedKind;
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
  /** As the list writes it. */
  readonly listed?: string | undefined;
}

/** A listing of what a reader found; none where the entry has no id or no name. */
export function listingOf(entry: Entry): Listing | undefined {
  const [name, ...aliases] = tidied(entry.names);
  if (name === undefined || entry.listId.trim() === '') return undefined;
  const listed = entry.listed === undefined ? undefined : parseDate(entry.listed);
  return {
    line: entry.line,
    words: entry.words,
    sha256: sha256(entry.words),
    listId: entry.listId.trim(),
    kind: entry.kind,
    name,
    aliases,
    countries: tidied(entry.countries),
    programmes: tidied(entry.programmes),
    ...(listed && { listed }),
  };
}

/** "IVANOV, Ivan" as people say it: "Ivan IVANOV"; firms have commas of their own ("Acme, Ltd."). */
export function personName(written: string): string {
  const [surname = '', ...rest] = written.split(',');
  const forename = rest.join(',').trim();
  return forename === '' ? written : `${forename} ${surname.trim()}`;
}

/** Without blanks around and within, without empty ones and repeats, in their order. */
export function tidied(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.map((each) => (each ?? '').replace(/\s+/g, ' ').trim()).filter(Boolean))];
}
