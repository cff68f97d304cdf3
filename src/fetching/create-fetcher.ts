import type { LookupFunction } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Dispatcher, errors } from 'undici';
import type { FetchCounts, Fetched, Fetcher, FetchSettings, Validators } from '../model/index.ts';
import { encodingsOf } from '../util/unpack-bounded.ts';
import {
  conditionsOf,
  contentTypeOf,
  type Fields,
  isReadable,
  refused,
  refusedStatus,
  retryAfterOf,
  validatorsOf,
} from './answer.ts';
import { checkAddress } from './check-address.ts';
import { checkedAgent, SpecialAddressError } from './checked-agent.ts';
import { createHostGate } from './host-gate.ts';
import { readBody } from './read-body.ts';
import { createRobotsKeeper } from './robots-keeper.ts';

export interface FetcherOptions {
  readonly settings: FetchSettings;
  /** As it is sent, `name/version`; the name is the product token that robots.txt speaks to. */
  readonly userAgent: string;
  /** Ends everything at once. */
  readonly signal?: AbortSignal;
  /** Milliseconds; the system's clock unless given. */
  readonly clock?: () => number;
  readonly lookup?: LookupFunction;
}

/** How often a host that is overloaded is asked again within one run. */
const mostTries = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** One request's outcome, before redirects and second tries. */
type Answer =
  | { readonly type: 'done'; readonly fetched: Fetched }
  | { readonly type: 'redirect'; readonly to: string }
  | { readonly type: 'again'; readonly fetched: Fetched; readonly afterMs: number };

/**
 * A polite reader of the web: http and https alone, public addresses alone (unless allowed), robots.txt obeyed for every address and every
 * redirect, one request at a time to a host with a distance between two, Crawl-delay and Retry-After kept, bounds on time, bytes and
 * redirects. Close it afterwards.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { settings, userAgent, signal, clock = Date.now } = options;
  const { allowPrivate, timeoutMs, maxBytes, longestWaitMs } = settings;
  const agent = checkedAgent({
    allowPrivate,
    timeoutMs,
    ...(options.lookup !== undefined && { lookup: options.lookup }),
  });
  const wait = async (milliseconds: number): Promise<boolean> => {
    try {
      await delay(milliseconds, undefined, signal && { signal });
      return true;
    } catch {
      return false;
    }
  };
  const gate = createHostGate(settings.delayMs, clock, wait);
  const counts = { requests: 0, bytes: 0, unchanged: 0 };
  const stopped: Answer = { type: 'done', fetched: { type: 'stopped' } };

  /** Asks once, when the host's turn comes. */
  const ask = async (url: URL, conditions: Readonly<Record<string, string>>): Promise<Answer> => {
    if (signal?.aborted) return stopped;
    const passed = await gate.pass(url.hostname, async (): Promise<Answer> => {
      if (signal?.aborted) return stopped;
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        counts.requests += 1;
        const answer = await agent.request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: 'GET',
          headers: {
            'user-agent': userAgent,
            accept:
              'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5',
            'accept-language': 'en',
            'accept-encoding': 'gzip, br',
            ...conditions,
          },
          signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        });
        return await answerOf(url, answer, Object.keys(conditions).length > 0);
      } catch (error) {
        if (signal?.aborted) return stopped;
        return { type: 'done', fetched: refusedConnection(error, url.host, limit.aborted) };
      }
    });
    return passed ?? stopped;
  };

  const answerOf = async (
    url: URL,
    answer: Dispatcher.ResponseData,
    isConditional: boolean,
  ): Promise<Answer> => {
    const { statusCode: status, body } = answer;
    const fields: Fields = (name) => [answer.headers[name]].flat()[0];
    const drop = () => body.on('error', () => undefined).destroy();
    const location = fields('location');
    if (redirects.has(status) && location !== undefined) {
      drop();
      return { type: 'redirect', to: location };
    }
    if (status === 304 && isConditional) {
      drop();
      return { type: 'done', fetched: { type: 'unchanged' } };
    }
    if (status !== 200) {
      drop();
      const refusal = refusedStatus(status, url.host);
      const asked = retryAfterOf(fields('retry-after'), clock());
      // A host that names a time is left alone until then, whoever asks next.
      if (asked !== undefined && refusal.retriable) gate.hold(url.hostname, asked);
      return refusal.retriable
        ? { type: 'again', fetched: refusal, afterMs: asked ?? 0 }
        : { type: 'done', fetched: refusal };
    }
    const { mediaType, charset } = contentTypeOf(fields('content-type'));
    if (!isReadable(mediaType)) {
      drop();
      const reason = `This is ${mediaType}, which is no text to read: name the page of an article, a feed or a sitemap.`;
      return { type: 'done', fetched: refused('input/content-type', reason) };
    }
    if (Number(fields('content-length') ?? 0) > maxBytes) {
      drop();
      return { type: 'done', fetched: tooLarge(maxBytes) };
    }
    const encodings = encodingsOf(fields('content-encoding'));
    const read = await readBody(body, encodings, maxBytes, (count) => {
      counts.bytes += count;
    });
    if (read.type === 'too-large') return { type: 'done', fetched: tooLarge(maxBytes) };
    if (read.type === 'encoding') {
      const reason = `${url.host} packs the page as ${encodings.join(', ')}, which was not asked for: save it and name the file.`;
      return { type: 'done', fetched: refused('input/content-type', reason) };
    }
    return {
      type: 'done',
      fetched: {
        type: 'content',
        url: url.href,
        bytes: read.bytes,
        ...(mediaType !== undefined && { mediaType }),
        ...(charset !== undefined && { charset }),
        validators: validatorsOf(fields),
      },
    };
  };

  /** Asks until there is an answer or a redirect, a little later each time. */
  const askPatiently = async (url: URL, conditions: Readonly<Record<string, string>>): Promise<Answer> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await ask(url, conditions);
      if (answer.type !== 'again') return answer;
      if (tries === mostTries || answer.afterMs > longestWaitMs)
        return { type: 'done', fetched: answer.fetched };
      gate.hold(url.hostname, Math.min(longestWaitMs, settings.delayMs * 2 ** tries));
    }
  };

  const follow = async (
    written: string,
    conditions: Readonly<Record<string, string>>,
    mayAsk: (url: URL) => Promise<Fetched | undefined>,
  ): Promise<Fetched> => {
    const seen = new Set<string>();
    let next = written;
    for (let hops = 0; hops <= settings.redirects; hops += 1) {
      const checked = checkAddress(next, allowPrivate);
      if (!checked.ok)
        return refused('input/address', hops === 0 ? checked.reason : redirected(next, checked.reason));
      const { url } = checked;
      if (seen.has(url.href)) {
        return refused(
          'input/redirects',
          `The address leads round in a circle, by way of ${url.href}: save the page from a browser.`,
        );
      }
      seen.add(url.href);
      const hold = gate.delayOf(url.hostname);
      if (hold > longestWaitMs) return heldBack(url.host, hold);
      const forbidden = await mayAsk(url);
      if (forbidden !== undefined) return forbidden;
      const answer = await askPatiently(url, conditions);
      if (answer.type !== 'redirect') return answer.fetched;
      if (!URL.canParse(answer.to, url.href)) {
        return refused(
          'input/redirects',
          `${url.host} redirects to "${answer.to.slice(0, 80)}", which is no address: check the page in a browser.`,
        );
      }
      next = new URL(answer.to, url).href;
    }
    return refused(
      'input/redirects',
      `There were more than ${settings.redirects} redirects: name the page's last address, or allow more with --fetch-redirects.`,
    );
  };

  const robots = createRobotsKeeper({
    token: userAgent.replace(/\/.*$/, ''),
    clock,
    fetchRules: (address) => follow(address, {}, async () => undefined),
    onDelay: (host, seconds) => gate.slow(host, Math.min(longestWaitMs, seconds * 1000)),
  });
  return {
    async fetch(written: string, validators: Validators = {}): Promise<Fetched> {
      const fetched = await follow(written, conditionsOf(validators), robots.mayAsk);
      if (fetched.type === 'unchanged') counts.unchanged += 1;
      return fetched;
    },
    counts: (): FetchCounts => ({ ...counts }),
    // Whatever still runs is of no use to anybody.
    close: () => agent.destroy(),
  };
}

function redirected(to: string, reason: string): string {
  return `The page redirects to ${to.slice(0, 200)}. ${reason}`;
}

function tooLarge(maxBytes: number): Fetched {
  const size = Math.round(maxBytes / (1024 * 1024));
  return refused(
    'input/too-large',
    `The page is larger than ${size} MB, packed or unpacked: allow more with --fetch-size if it is what you mean.`,
  );
}

function heldBack(host: string, milliseconds: number): Fetched {
  const seconds = Math.ceil(milliseconds / 1000);
  return refused(
    'input/unreachable',
    `${host} asked to be left alone for ${seconds} s more: try again then.`,
    true,
  );
}

function refusedConnection(error: unknown, host: string, isTimeout: boolean): Fetched {
  if (error instanceof SpecialAddressError) return refused('input/address', `${error.message}.`);
  if (isTimeout || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return refused(
      'input/unreachable',
      `${host} was too slow: try again later, or allow more time with --fetch-timeout.`,
      true,
    );
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND') {
    return refused(
      'input/unreachable',
      `There is no host ${host}, or no connection: check the address, or try again later.`,
      true,
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return refused(
    'input/unreachable',
    `${host} could not be read (${code === '' ? why : `${code}: ${why}`}): try again later.`,
    true,
  );
}
