import { SaxesParser } from 'saxes';
import { parseDate } from '../util/parse-date.ts';
import { articleAddress } from './article-address.ts';
import type { FeedItem, FeedList } from './feed-item.ts';
import { failure, type Outcome, success } from './outcome.ts';

/** Elements whose words are kept, by their local names; the protocol's own and those of news sitemaps. */
const fields = new Set(['loc', 'lastmod', 'title', 'name', 'publication_date']);

/** True for the text of a sitemap or of an index of sitemaps. */
export function isSitemap(text: string): boolean {
  return /<(?:\w+:)?(?:urlset|sitemapindex)[\s>/]/i.test(text.slice(0, 4096));
}

/**
 * The pages that a sitemap lists, each once and in its order, with titles, days and outlets of news sitemaps; or the sitemaps that an
 * index names (sitemaps.org protocol 0.9). Problem: `input/bad-feed` with its place.
 */
export function parseSitemap(text: string, base?: string): Outcome<FeedList> {
  const items = new Map<string, FeedItem>();
  const sitemaps = new Set<string>();
  let words = '';
  let entry = new Map<string, string>();
  let broken: string | undefined;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    broken ??= error.message;
  });
  parser.on('opentag', ({ name }) => {
    words = '';
    const local = localName(name);
    if (local === 'url' || local === 'sitemap') entry = new Map();
  });
  const collect = (piece: string): void => {
    words += piece;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    // Pictures and films of a page have locations and titles of their own.
    if (fields.has(local) && !/^(?:image|video|xhtml):/.test(name)) {
      if (!entry.has(local)) entry.set(local, words.trim());
    }
    if (local !== 'url' && local !== 'sitemap') return;
    const written = entry.get('loc') ?? '';
    const address = URL.canParse(written, base) ? articleAddress(new URL(written, base).href) : undefined;
    if (address === undefined) return;
    if (local === 'sitemap') sitemaps.add(address);
    else if (!items.has(address)) items.set(address, itemOf(address, entry));
  });
  try {
    parser.write(text).close();
  } catch (error) {
    broken ??= error instanceof Error ? error.message : String(error);
  }
  if (broken !== undefined) {
    return failure(
      'input/bad-feed',
      `The sitemap is no sound XML (line and column: ${broken}): tell its owner, or name the articles themselves.`,
    );
  }
  return success({ items: [...items.values()], sitemaps: [...sitemaps] });
}

function itemOf(url: string, entry: ReadonlyMap<string, string>): FeedItem {
  const title = entry.get('title') || undefined;
  const outlet = entry.get('name') || undefined;
  // `lastmod` is when the page was changed, which need not be when the article appeared.
  const published = parseDate(entry.get('publication_date') ?? '');
  return {
    key: url,
    url,
    version: entry.get('lastmod') ?? '',
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
