import { z } from 'zod';
import type { PartialDate } from '../model/index.ts';
import { parseDate } from '../util/parse-date.ts';
import { articleAddress } from './article-address.ts';
import type { HtmlElement } from './html-element.ts';

/** What a page says about its article. */
export interface HtmlMetadata {
  readonly title?: string;
  readonly published?: PartialDate;
  readonly outlet?: string;
  readonly url?: string;
  /** The article's words as the page's linked data give them, for pages that show them only by script. */
  readonly body?: string;
}

/** The fields of schema.org's Article that are read; a field of another shape counts as absent. */
const text = z.string().optional().catch(undefined);
const named = z
  .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const articleData = z.object({
  headline: text,
  datePublished: text,
  dateCreated: text,
  publisher: named,
  url: text,
  mainEntityOfPage: z
    .union([z.string(), z.object({ '@id': z.string() }).transform((page) => page['@id'])])
    .optional()
    .catch(undefined),
  articleBody: text,
});
type ArticleData = z.infer<typeof articleData>;

const articleTypes = /(?:Article|BlogPosting|Report|PressRelease)$/;
const titleKeys = ['og:title', 'citation_title', 'dc.title', 'twitter:title'];
const dateKeys = [
  'article:published_time',
  'og:article:published_time',
  'citation_publication_date',
  'citation_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'pubdate',
  'publish-date',
  'date',
];
const outletKeys = [
  'og:site_name',
  'citation_journal_title',
  'citation_publisher',
  'dc.publisher',
  'dcterms.publisher',
  'application-name',
];
const timeSelectors = [
  'time[itemprop="datePublished"]',
  'time[pubdate]',
  'article time[datetime]',
  'time[datetime]',
];

/** Title, day, outlet and canonical address: linked data first, then the head's fields, then the page itself. */
export function htmlMetadata(page: HtmlElement): HtmlMetadata {
  const data = linkedArticle(page);
  const metas = metaFields(page);
  const title = firstOf(
    [
      data?.headline,
      ...titleKeys.map((key) => metas.get(key)),
      page.querySelector('h1')?.textContent,
      page.querySelector('title')?.textContent,
    ],
    tidy,
  );
  const times = timeSelectors.map((selector) => page.querySelector(selector));
  const published = firstOf(
    [
      data?.datePublished,
      ...dateKeys.map((key) => metas.get(key)),
      data?.dateCreated,
      ...times.map((time) => time?.getAttribute('datetime') ?? time?.textContent),
    ],
    parseDate,
  );
  const outlet = firstOf(
    [
      ...outletKeys.slice(0, 1).map((key) => metas.get(key)),
      data?.publisher,
      ...outletKeys.slice(1).map((key) => metas.get(key)),
    ],
    tidy,
  );
  const canonical = [...page.querySelectorAll('link')].find((link) =>
    /\bcanonical\b/i.test(attribute(link, 'rel') ?? ''),
  );
  const url = firstOf(
    [canonical && attribute(canonical, 'href'), metas.get('og:url'), data?.mainEntityOfPage, data?.url],
    articleAddress,
  );
  const body = data?.articleBody;
  return {
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(body !== undefined && { body }),
  };
}

function firstOf<T>(
  values: readonly (string | null | undefined)[],
  read: (value: string) => T | undefined,
): T | undefined {
  for (const value of values) {
    const result = value === null || value === undefined ? undefined : read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

function tidy(value: string): string | undefined {
  return value.replace(/\s+/g, ' ').trim() || undefined;
}

/** The parser keeps the case of attributes' names, and old pages shout them. */
function attribute(element: HtmlElement, name: string): string | null {
  return element.getAttribute(name) ?? element.getAttribute(name.toUpperCase());
}

/** The head's fields by lower-case name; the first of a name counts. */
function metaFields(page: HtmlElement): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const meta of page.querySelectorAll('meta')) {
    const key = (
      attribute(meta, 'property') ??
      attribute(meta, 'name') ??
      attribute(meta, 'itemprop')
    )?.toLowerCase();
    const content = attribute(meta, 'content')?.trim();
    if (key && content && !fields.has(key)) fields.set(key, content);
  }
  return fields;
}

/** The first article in the page's JSON-LD, whether it stands alone, in a list or in a graph. */
function linkedArticle(page: HtmlElement): ArticleData | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    for (const node of linkedNodes(script.textContent ?? '')) {
      const types = [node['@type']].flat().filter((type) => typeof type === 'string');
      if (types.some((type) => articleTypes.test(type))) return articleData.parse(node);
    }
  }
  return undefined;
}

function linkedNodes(json: string): readonly Readonly<Record<string, unknown>>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    // A page whose linked data are broken still has its other fields.
    return [];
  }
  const record = z.record(z.string(), z.unknown());
  return [parsed]
    .flat()
    .flatMap((node) => [node, ...[record.safeParse(node).data?.['@graph']].flat()])
    .map((node) => record.safeParse(node).data)
    .filter((node) => node !== undefined);
}
