import { parseFeed as parse } from 'feedsmith';
import { sha256 } from '../model/index.ts';
import { parseDate } from '../util/parse-date.ts';
import { articleAddress } from './article-address.ts';
import type { FeedItem, FeedList } from './feed-item.ts';
import { failure, type Outcome, success } from './outcome.ts';

type Parsed = ReturnType<typeof parse<string>>;
type FeedOf<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/** An entry as its format has it, before it is made sound. */
interface Entry {
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly text?: string | undefined;
}

interface Feed {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly entries: readonly Entry[];
}

/**
 * The entries of an RSS, RDF, Atom or JSON feed, each once, in the feed's order; relative links are completed by the feed's address.
 * Problem: `input/bad-feed`.
 */
export function parseFeed(text: string, base?: string): Outcome<FeedList> {
  let feed: Feed;
  try {
    feed = entriesOf(parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure(
      'input/bad-feed',
      `The feed could not be taken apart (${why}): check it with a feed validator, or name its articles themselves.`,
    );
  }
  const home = base ?? feed.link;
  const items = new Map<string, FeedItem>();
  for (const entry of feed.entries) {
    const item = itemOf(entry, plain(feed.title), home);
    if (!items.has(item.key)) items.set(item.key, item);
  }
  return success({ items: [...items.values()], sitemaps: [] });
}

function itemOf(entry: Entry, outlet: string | undefined, base: string | undefined): FeedItem {
  const link = entry.link?.trim();
  const completed =
    link !== undefined && URL.canParse(link, base) ? articleAddress(new URL(link, base).href) : undefined;
  const title = plain(entry.title);
  const published = parseDate(entry.published ?? '') ?? parseDate(entry.updated ?? '');
  const text = entry.text?.trim() || undefined;
  const key =
    completed ??
    (entry.id?.trim() || `#${sha256(JSON.stringify([title, entry.published, text])).slice(0, 16)}`);
  return {
    key,
    version: entry.updated?.trim() ?? '',
    ...(completed !== undefined && { url: completed }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(outlet !== undefined && { outlet }),
    ...(text !== undefined && { text }),
  };
}

/** Words without the tags that some feeds put into titles. */
function plain(written: string | undefined): string | undefined {
  return (
    written
      ?.replace(/<[^<>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

function entriesOf(parsed: Parsed): Feed {
  switch (parsed.format) {
    case 'rss':
      return rssFeed(parsed.feed);
    case 'rdf':
      return rdfFeed(parsed.feed);
    case 'atom':
      return atomFeed(parsed.feed);
    case 'json':
      return jsonFeed(parsed.feed);
  }
}

function rssFeed({ title, link, items = [] }: FeedOf<'rss'>): Feed {
  return {
    title,
    link,
    entries: items.map((item) => ({
      // A guid is an address unless it says that it is none.
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      id: item.guid?.value,
      title: item.title,
      published: item.pubDate ?? item.dc?.dates?.[0],
      updated: item.atom?.updated,
      text: item.content?.encoded,
    })),
  };
}

function rdfFeed({ title, link, items = [] }: FeedOf<'rdf'>): Feed {
  return {
    title,
    link,
    entries: items.map((item) => ({
      link: item.link ?? item.rdf?.about,
      id: item.rdf?.about,
      title: item.title,
      published: item.dc?.dates?.[0],
      text: item.content?.encoded,
    })),
  };
}

function atomFeed({ title, links = [], entries = [] }: FeedOf<'atom'>): Feed {
  const pageOf = (all: readonly { href?: string; rel?: string }[] = []) =>
    all.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  return {
    title: title?.value,
    link: pageOf(links),
    entries: entries.map((entry) => ({
      link: pageOf(entry.links),
      id: entry.id,
      title: entry.title?.value,
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      text: entry.content?.value,
    })),
  };
}

function jsonFeed({ title, home_page_url: link, items = [] }: FeedOf<'json'>): Feed {
  return {
    title,
    link,
    entries: items.map((item) => ({
      link: item.url ?? item.external_url,
      id: item.id,
      title: item.title,
      published: item.date_published,
      updated: item.date_modified,
      text: item.content_html ?? item.content_text,
    })),
  };
}
