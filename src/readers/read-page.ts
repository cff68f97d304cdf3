import type { Article } from '../model/index.ts';
import { articleAddress } from './article-address.ts';
import type { PageHints } from './feed-item.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { formatOfHead } from './read-format.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';

/** A page as a server gave it. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly mediaType?: string | undefined;
  readonly charset?: string | undefined;
}

/**
 * The article of a page: its id is the page's canonical address, else the address that it was had from. What the page does not say of
 * title, day and outlet is taken from the hints. Problems: those of `readHtml` and `readText`.
 */
export function readPage({ bytes, url, mediaType, charset }: Page, hints: PageHints = {}): Outcome<Article> {
  const id = articleAddress(url) ?? url;
  const begins = formatOfHead(bytes.subarray(0, 4096));
  if (begins === 'feed') {
    return failure(
      'input/no-article',
      'This is a feed or a sitemap where an article was expected: name it itself.',
    );
  }
  const isText =
    begins === 'text' && mediaType !== undefined && /^text\/(?:plain|markdown|x-markdown)$/.test(mediaType);
  const read = isText
    ? readText(bytes, id, charset)
    : readHtml(bytes, id, { url, ...(charset !== undefined && { charset }) });
  return read.ok ? success({ ...hintsOf(hints), url: id, ...read.value }) : read;
}

/** Only what belongs to an article, of whatever was handed over. */
export function hintsOf({ title, published, outlet }: PageHints): PageHints {
  return {
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(outlet !== undefined && { outlet }),
  };
}
