import type { PartialDate } from '../model/index.ts';

/** What a feed or a sitemap says of a page; it goes into the article where the page itself lacks it. */
export interface PageHints {
  readonly title?: string;
  readonly published?: PartialDate;
  readonly outlet?: string;
}

/** One entry of a feed or a sitemap. */
export interface FeedItem extends PageHints {
  /** By what the entry is known again: its page's address, else the feed's own name for it. */
  readonly key: string;
  readonly url?: string;
  /** When the feed says that it was changed last; empty where it does not say. */
  readonly version: string;
  /** HTML: the article's whole text, where the feed has it. */
  readonly text?: string;
}

/** What a feed or a sitemap lists. */
export interface FeedList {
  readonly items: readonly FeedItem[];
  /** Of an index: the sitemaps that it names. */
  readonly sitemaps: readonly string[];
}
