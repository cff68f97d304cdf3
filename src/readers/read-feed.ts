import type { Article, Fetched, ReadResult, Refusal, Validators } from '../model/index.ts';
import { escapeMarkup } from '../util/escape-markup.ts';
import type { FeedItem, FeedList } from './feed-item.ts';
import { type FetchAhead, hostOf, type ReadingTask } from './fetch-ahead.ts';
import { fetchedFrom, fetchRefusal, isFeed, readLinked } from './fetch-page.ts';
import { type FeedBytes, listFeed } from './list-feed.ts';
import { type Outcome, refusalOf, success } from './outcome.ts';
import { readHtml } from './read-html.ts';
import { defaultMaxBytes, type ReadOptions } from './read-options.ts';
import { hintsOf } from './read-page.ts';

/** Indices of sitemaps may name indices, as far as anybody has a use for it. */
const deepestIndex = 3;
/** An item whose own text is shorter, in characters of HTML, has no more than a teaser. */
const leastOwnText = 600;

/** Reads every article that a feed or a sitemap lists, with all below it; pages of different hosts are fetched side by side. */
export async function* readFeed(
  feed: FeedBytes & { readonly source: string },
  options: ReadOptions,
  ahead: FetchAhead,
): AsyncGenerator<ReadResult> {
  const listed = listFeed(feed, options.maxBytes ?? defaultMaxBytes);
  if (!listed.ok) {
    yield { ok: false, refusal: refusalOf('feed', { source: feed.source }, listed.problem) };
    return;
  }
  const tasks = itemTasks(listed.value, options, feed.source);
  for await (const results of ahead.inOrder(tasks)) yield* results;
}

/** Everything that a list leads to, item by item, with what is wrong with it in its place. */
async function* itemTasks(
  list: FeedList,
  options: ReadOptions,
  source: string,
): AsyncGenerator<ReadingTask<readonly ReadResult[]>> {
  const refusing = (refusal: Refusal) => ({ begin: async () => [{ ok: false as const, refusal }] });
  let isEmpty = true;
  for await (const part of partsOf(list, options, new Set([source]))) {
    if ('code' in part) yield refusing(part);
    else {
      for (const item of part) {
        const host = hasOwnText(item, options) ? undefined : hostOf(item.url);
        const begin = () => collected(readItem(item, options, source));
        yield host === undefined ? { begin } : { host, begin };
      }
    }
    isEmpty &&= !('code' in part) && part.length === 0;
  }
  if (isEmpty) {
    const reason = 'The feed lists nothing: check whether it is the right one, or try again later.';
    yield refusing(refusalOf('feed', { source }, { code: 'input/empty', reason }));
  }
}

async function collected(results: AsyncIterable<ReadResult>): Promise<readonly ReadResult[]> {
  const found: ReadResult[] = [];
  for await (const result of results) found.push(result);
  return found;
}

/** Reads one item of a feed: its own text, where that is asked for and there, else the page that it leads to. */
export async function* readItem(
  item: FeedItem,
  options: ReadOptions,
  feed: string,
): AsyncGenerator<ReadResult> {
  const { url, text } = item;
  if (text !== undefined && hasOwnText(item, options)) {
    const read = ownText(item, text, feed);
    if (read.ok) {
      yield { ok: true, article: read.value, place: { source: url ?? feed } };
      return;
    }
    if (url === undefined) {
      yield {
        ok: false,
        refusal: refusalOf('feed', { source: feed, position: `item ${item.key}` }, read.problem),
      };
      return;
    }
  }
  if (url !== undefined) yield* readLinked(url, options, hintsOf(item));
  else {
    const reason = 'The item has neither an address nor a text of its own: look it up at the outlet.';
    const place = { source: feed, position: `item ${item.key}` };
    yield { ok: false, refusal: refusalOf('feed', place, { code: 'input/bad-feed', reason }) };
  }
}

/** Whether an item is read from the feed itself. */
function hasOwnText({ url, text }: FeedItem, { feedText }: ReadOptions): boolean {
  if (text === undefined) return false;
  return url === undefined || (feedText === true && text.length >= leastOwnText);
}

/** What a feed at an address lists now. */
export type FeedAnswer =
  | {
      readonly type: 'items';
      readonly items: readonly FeedItem[];
      readonly refusals: readonly Refusal[];
      readonly validators: Validators;
    }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'stopped' };

/** Asks for a feed or a sitemap and all sitemaps below it, and reads no article. */
export async function fetchFeed(
  url: string,
  options: ReadOptions,
  validators: Validators = {},
): Promise<FeedAnswer> {
  const fetched = await fetchedFrom(url, options.fetcher, validators);
  if (fetched.type === 'refused') return { type: 'refused', refusal: fetchRefusal(url, fetched) };
  if (fetched.type !== 'content') return fetched;
  const listed = listOf(fetched, options);
  if (!listed.ok) return { type: 'refused', refusal: refusalOf('feed', { source: url }, listed.problem) };
  const items: FeedItem[] = [];
  const refusals: Refusal[] = [];
  for await (const part of partsOf(listed.value, options, new Set([url]))) {
    if ('code' in part) refusals.push(part);
    else items.push(...part);
  }
  // An index stays as it is while the sitemaps below it change.
  const isWhole = listed.value.sitemaps.length === 0;
  return { type: 'items', items, refusals, validators: isWhole ? fetched.validators : {} };
}

function listOf(fetched: Extract<Fetched, { type: 'content' }>, options: ReadOptions): Outcome<FeedList> {
  if (!isFeed(fetched))
    return { ok: false, problem: { code: 'input/bad-feed', reason: noFeed(fetched.bytes, fetched.url) } };
  const { bytes, url: base, charset } = fetched;
  return listFeed(
    { bytes, base, ...(charset !== undefined && { charset }) },
    options.maxBytes ?? defaultMaxBytes,
  );
}

/** Pages name their feeds in their heads. */
function noFeed(bytes: Uint8Array, base: string): string {
  const head = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('utf8');
  const named = [...head.matchAll(/<link\b[^>]{0,500}>/gi)]
    .map(([link]) => link)
    .filter((link) => /type\s*=\s*["']?application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(link))
    .map((link) => /href\s*=\s*["']?([^"'\s>]+)/i.exec(link)?.[1])
    .flatMap((href) => (href !== undefined && URL.canParse(href, base) ? [new URL(href, base).href] : []));
  return named.length === 0
    ? 'This is neither a feed nor a sitemap: name the address of one, or read the page itself with `demarche ingest`.'
    : `This is a page and no feed; it names ${named.slice(0, 3).join(' and ')}: name that.`;
}

/** The items of a list and of all sitemaps below it, list by list; in their place refusals of sitemaps that cannot be had. */
async function* partsOf(
  { items, sitemaps }: FeedList,
  options: ReadOptions,
  seen: Set<string>,
  depth = 1,
): AsyncGenerator<readonly FeedItem[] | Refusal> {
  yield items;
  for (const url of sitemaps) {
    if (seen.has(url)) continue;
    seen.add(url);
    const fetched = await fetchedFrom(url, options.fetcher);
    if (fetched.type === 'stopped') return;
    if (fetched.type === 'refused') yield fetchRefusal(url, fetched);
    if (fetched.type !== 'content') continue;
    const listed = listOf(fetched, options);
    if (!listed.ok) yield refusalOf('feed', { source: url }, listed.problem);
    else if (depth < deepestIndex) yield* partsOf(listed.value, options, seen, depth + 1);
    else yield listed.value.items;
  }
}

/** The text that a feed has of an item, as a page of its own. */
function ownText(item: FeedItem, text: string, feed: string): Outcome<Article> {
  const { key, url } = item;
  const words = /<(?:p|div|br|h\d|li|blockquote|section|article)\b/i.test(text)
    ? text
    : text
        .split(/\n\s*\n/)
        .map((part) => `<p>${part}</p>`)
        .join('');
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${escapeMarkup(item.title ?? '')}</title></head><body><article>${words}</article></body></html>`;
  const read = readHtml(Buffer.from(page), url ?? `${feed}#${key}`);
  // A link in a feed's text is no word of the page's own address.
  return read.ok
    ? success({
        id: url ?? `${feed}#${key}`,
        text: read.value.text,
        ...hintsOf(item),
        ...(url !== undefined && { url }),
      })
    : read;
}
