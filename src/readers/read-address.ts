import type { ReadResult } from '../model/index.ts';
import type { FetchAhead } from './fetch-ahead.ts';
import { fetchedFrom, fetchRefusal, isFeed, resultOf } from './fetch-page.ts';
import { readFeed } from './read-feed.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * Fetches an address and gives what it leads to: an article, or all articles of a feed or a sitemap, which are read as they are asked
 * for. Nothing where it is still as it was read, or the run is stopped.
 */
export async function readAddress(
  url: string,
  options: ReadOptions,
  ahead: FetchAhead,
): Promise<AsyncIterable<ReadResult> | readonly ReadResult[]> {
  const fetched = await fetchedFrom(url, options.fetcher, options.memory?.validatorsOf(url));
  if (fetched.type === 'unchanged' || fetched.type === 'stopped') return [];
  if (fetched.type === 'refused') return [{ ok: false, refusal: fetchRefusal(url, fetched) }];
  if (!isFeed(fetched)) return [resultOf(url, fetched, {})];
  const { bytes, url: base, charset } = fetched;
  return readFeed({ bytes, base, source: url, ...(charset !== undefined && { charset }) }, options, ahead);
}
