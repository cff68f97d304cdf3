import type { ListedKind, Listing, Refusal, SanctionList } from '../../model/index.ts';

/** Whether any of these names concerns the graph; what concerns nobody is passed over and never held. */
export type Concerns = (kind: ListedKind, names: readonly string[]) => boolean;

/** What a reader of lists gives: a listing that concerns the graph, a count of entries looked at, or a refusal. */
export type ReadListing =
  | { readonly type: 'listing'; readonly listing: Listing }
  | { readonly type: 'passed' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

/** One file of a list, and how it is written. */
export interface ListFile {
  readonly path: string;
  readonly encoding: 'utf-8' | 'windows-1252';
}

/** How a list of sanctions may be laid out. */
export const listLayouts = {
  'ofac-csv': 'OFAC SDN as CSV (sdn.csv with alt.csv and add.csv)',
  'ofac-xml': 'OFAC SDN as XML (sdn.xml)',
  'eu-xml': 'EU consolidated list as XML',
  'eu-csv': 'EU consolidated list as CSV',
  'un-xml': 'UN consolidated list as XML',
  ftm: 'FollowTheMoney as JSON lines (OpenSanctions)',
} as const;
export type ListLayout = keyof typeof listLayouts;

/** Whose list a layout is of. */
export const listOf: Readonly<Record<ListLayout, SanctionList>> = {
  'ofac-csv': 'ofac-sdn',
  'ofac-xml': 'ofac-sdn',
  'eu-xml': 'eu',
  'eu-csv': 'eu',
  'un-xml': 'un',
  ftm: 'ftm',
};
