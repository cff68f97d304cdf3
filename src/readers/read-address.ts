import type { ReadResult } from '../model/index.ts';
import { fetchedFrom, fetchRefusal, isFeed, resultOf } from './fetch-page.ts';
import { readFeed } from './read-feed.ts';
import type { ReadOptions } from './read-options.ts';

/** Reads what an address gives: an article, or all articles of a feed or a sitemap. Nothing where it is still as it was read, or the run is stopped. */
export async function* readAddress(url: string, options: ReadOptions): AsyncGenerator<ReadResult> {
  const fetched = await fetchedFrom(url, options.fetcher, options.memory?.validatorsOf(url));
  if (fetched.type === 'unchanged' || fetched.type === 'stopped') return;
  if (fetched.type === 'refused') yield { ok: false, refusal: fetchRefusal(url, fetched) };
  else if (isFeed(fetched)) {
    const { bytes, url: base, charset } = fetched;
    yield* readFeed({ bytes, base, source: url, ...(charset !== undefined && { charset }) }, options);
  } else yield resultOf(url, fetched, {});
}
