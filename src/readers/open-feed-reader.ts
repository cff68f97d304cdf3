import type { fetchFeed, readItem } from './read-feed.ts';

/** What reads feeds apart from their articles. */
export interface FeedReader {
  readonly fetchFeed: typeof fetchFeed;
  readonly readItem: typeof readItem;
}

/** Loads the parsers of feeds and pages, which most commands do not need. */
export function openFeedReader(): Promise<FeedReader> {
  return import('./read-feed.ts');
}
