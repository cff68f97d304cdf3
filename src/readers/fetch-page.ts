import type { FetchedContent, Fetcher, FetchRefusal, ReadResult, Refusal } from '../model/index.ts';
import type { PageHints } from './feed-item.ts';
import { refusalOf } from './outcome.ts';
import { formatOfHead } from './read-format.ts';
import type { ReadOptions } from './read-options.ts';
import { readPage } from './read-page.ts';

/** Reads the article behind an address that a feed or a sitemap gave. */
export async function* readLinked(
  url: string,
  options: ReadOptions,
  hints: PageHints,
): AsyncGenerator<ReadResult> {
  const fetched = await fetchedFrom(url, options.fetcher, options.memory?.validatorsOf(url));
  if (fetched.type === 'refused') yield { ok: false, refusal: fetchRefusal(url, fetched) };
  else if (fetched.type === 'content') yield resultOf(url, fetched, hints);
}

/** As `Fetcher.fetch`; without a fetcher a refusal that says so. */
export async function fetchedFrom(url: string, fetcher: Fetcher | undefined, validators = {}) {
  return fetcher === undefined ? noFetcher : await fetcher.fetch(url, validators);
}

const noFetcher: FetchRefusal = {
  type: 'refused',
  code: 'input/address',
  reason:
    'Web addresses are not fetched here: use `demarche ingest`, or save the page as an HTML file and name that.',
  retriable: false,
};

export function fetchRefusal(source: string, { code, reason, retriable }: FetchRefusal): Refusal {
  return refusalOf('web', { source }, { code, reason, ...(retriable && { retriable }) });
}

export function isFeed({ bytes }: Pick<FetchedContent, 'bytes'>): boolean {
  return formatOfHead(bytes.subarray(0, 4096)) === 'feed';
}

/** The article of a page that was fetched, with what it is known again by. */
export function resultOf(asked: string, fetched: FetchedContent, hints: PageHints): ReadResult {
  const read = readPage(fetched, hints);
  if (!read.ok) return { ok: false, refusal: refusalOf('web', { source: asked }, read.problem) };
  const { validators } = fetched;
  const isKnownAgain = validators.etag !== undefined || validators.lastModified !== undefined;
  return {
    ok: true,
    article: read.value,
    place: { source: asked },
    ...(isKnownAgain && { mark: { type: 'page', url: asked, validators, article: read.value.id } }),
  };
}
