import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Article } from '../model/index.ts';
import { articleAddress } from './article-address.ts';
import { checkText, emptyReason } from './check-text.ts';
import { decodeText } from './decode-text.ts';
import { type HtmlElement, walk } from './html-element.ts';
import { htmlMetadata } from './html-metadata.ts';
import { type HtmlParagraph, htmlParagraphs } from './html-paragraphs.ts';
import { isOfSite } from './is-of-site.ts';
import { failure, type Outcome, success } from './outcome.ts';

/** A page with less running text than this, in characters, has no article. */
const leastText = 200;
/** One paragraph of a story is at least so long and ends like a sentence. */
const leastParagraph = 60;
/** A page whose words are links for more than this share is a list of articles, not one. */
const mostLinked = 0.5;
/** The extractor's time grows with the square of the depth, and pages written by people nest far less. */
const deepest = 400;

const noArticle =
  'No article was found on this page (is it a list of links, a form, or a page filled by script?): save the page of a single article.';

/** Where a page came from, for one that a server gave. */
export interface PageOrigin {
  /** Its address, which bounds for which addresses it may speak. */
  readonly url: string;
  /** The encoding that the server named. */
  readonly charset?: string;
}

/**
 * Reads a web page: its main text as paragraphs parted by blank lines, the rest from its metadata.
 * The id is the page's canonical address, else `id`; one that a server gave is believed a canonical address of its own site only.
 * Problems: those of decoding and of texts, and `input/no-article`.
 */
export function readHtml(bytes: Uint8Array, id: string, origin?: PageOrigin): Outcome<Article> {
  const decoded = decodeText(bytes, origin?.charset ?? declaredEncoding(bytes));
  if (!decoded.ok) return decoded;
  if (decoded.value.trim() === '') return failure('input/empty', emptyReason);
  try {
    return articleOf(decoded.value, id, origin);
  } catch (error) {
    // Neither package promises to survive every page; one that breaks them is an input without an article.
    const why = error instanceof Error ? error.message : String(error);
    return failure('input/no-article', `The page could not be taken apart (${why}): save its text instead.`);
  }
}

function articleOf(html: string, id: string, origin: PageOrigin | undefined): Outcome<Article> {
  const page = parsePage(html);
  if (page === undefined) return failure('input/no-article', noArticle);
  const { body, url: canonical, ...described } = htmlMetadata(page);
  const isOwn = canonical !== undefined && (origin === undefined || isOfSite(canonical, origin.url));
  const url = isOwn ? canonical : origin && articleAddress(origin.url);
  const fields = { ...described, ...(url !== undefined && { url }) };
  const text = mainText(page) ?? textOfBody(body);
  if (text === undefined) return failure('input/no-article', noArticle);
  const checked = checkText(text);
  return checked.ok ? success({ id: fields.url ?? id, text, ...fields }) : checked;
}

/** The encoding that a page names in its head or its XML prolog. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?([\w:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i
    .exec(head)
    ?.slice(1)
    .find((label) => label !== undefined);
}

/** Parses what browsers would; undefined when there is nothing in it. */
function parsePage(html: string): HtmlElement | undefined {
  // The parser takes the first element for the root: a fragment needs its own.
  const whole = /<(?:html|body|head)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const root: unknown = parseHTML(whole).document.documentElement;
  // linkedom's elements have all that HtmlElement asks for; its types need those of a browser, which Node lacks.
  return (root as HtmlElement | null) ?? undefined;
}

function mainText(page: HtmlElement): string | undefined {
  const paragraphs = htmlParagraphs(isTooDeep(page) ? storyElement(page) : (extracted(page) ?? page));
  return isArticle(paragraphs) ? paragraphs.map(({ text }) => text).join('\n\n') : undefined;
}

function extracted(page: HtmlElement): HtmlElement | undefined {
  const document: unknown = Reflect.get(page, 'ownerDocument');
  // The same gap between the two packages' types; the element is handed through as it is, not as a string.
  const reader = new Readability<unknown>(document as never, { serializer: (node: unknown) => node });
  const content = reader.parse()?.content;
  return (content as HtmlElement | null | undefined) ?? undefined;
}

/** Where a page marks its story itself. */
function storyElement(page: HtmlElement): HtmlElement {
  return page.querySelector('article') ?? page.querySelector('main') ?? page.querySelector('body') ?? page;
}

function isTooDeep(page: HtmlElement): boolean {
  let tooDeep = false;
  walk(page, (_, depth) => {
    tooDeep ||= depth > deepest;
    return tooDeep ? 'skip' : 'into';
  });
  return tooDeep;
}

function isArticle(paragraphs: readonly HtmlParagraph[]): boolean {
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const linked = paragraphs.reduce((sum, paragraph) => sum + paragraph.linked, 0);
  const hasSentence = paragraphs.some(
    ({ text }) => text.length >= leastParagraph && /[.!?]["”’')]*$/.test(text),
  );
  return length >= leastText && linked <= length * mostLinked && hasSentence;
}

/** The words of a page that shows them by script, from its linked data. */
function textOfBody(body: string | undefined): string | undefined {
  const paragraphs = (body ?? '')
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => ({ text, linked: 0 }));
  return isArticle(paragraphs) ? paragraphs.map(({ text }) => text).join('\n\n') : undefined;
}
