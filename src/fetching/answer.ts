import type { Fetched, FetchRefusal, Validators } from '../model/index.ts';

/** The fields of an answer that are looked at, by lower-case name; of a repeated one the first. */
export type Fields = (name: string) => string | undefined;

/** Media types that may hold an article, a feed or a list of pages; what names none is looked at. */
const readable =
  /^(?:text\/(?:html|plain|xml|markdown|x-markdown)|application\/(?:xhtml\+xml|xml|json|feed\+json|(?:[\w.-]+\+)?(?:rss|atom|rdf)\+xml|rss|gzip|x-gzip|octet-stream|[\w.-]+\+xml))$/;

export function refused(
  code: FetchRefusal['code'],
  reason: string,
  retriable: boolean = false,
): Extract<Fetched, { type: 'refused' }> {
  return { type: 'refused', code, reason, retriable };
}

/** Media type and charset of a Content-Type field. */
export function contentTypeOf(field: string | undefined): {
  readonly mediaType?: string;
  readonly charset?: string;
} {
  const [type = '', ...parameters] = (field ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*["']?([^"'\s]+)/i.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { ...(mediaType !== '' && { mediaType }), ...(charset !== undefined && { charset }) };
}

/** Whether a page of this media type can be read at all. */
export function isReadable(mediaType: string | undefined): boolean {
  return mediaType === undefined || readable.test(mediaType);
}

export function validatorsOf(fields: Fields): Validators {
  const [etag, lastModified] = [fields('etag'), fields('last-modified')];
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** The fields that ask whether a page is still the one that is known. */
export function conditionsOf({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

/** Milliseconds that a Retry-After field asks for, in seconds or as a date; undefined where it asks for nothing. */
export function retryAfterOf(field: string | undefined, now: number): number | undefined {
  const written = field?.trim() ?? '';
  if (/^\d{1,9}$/.test(written)) return Number(written) * 1000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The refusal that a status stands for which is neither a page nor a redirect. */
export function refusedStatus(status: number, host: string): FetchRefusal {
  if (status === 429 || status === 408 || status === 425 || status >= 500) {
    const reason =
      status === 429
        ? `${host} asks for fewer requests (status 429): try again later, or with a longer --fetch-delay.`
        : `${host} answered with status ${status}: try again later.`;
    return refused('input/unreachable', reason, true);
  }
  const why: Readonly<Record<number, string>> = {
    401: 'wants a login',
    402: 'wants to be paid',
    403: 'does not let this program read it',
    404: 'has no such page',
    410: 'has taken the page away',
    451: 'may not show it for legal reasons',
  };
  return refused(
    'input/http-status',
    `${host} ${why[status] ?? 'gave no page'} (status ${status}): check the address in a browser, or save the page and name the file.`,
  );
}
