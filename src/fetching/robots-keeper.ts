import type { Fetched } from '../model/index.ts';
import { refused } from './answer.ts';
import { noRobots, type Robots, robotsOf } from './robots.ts';

export interface RobotsKeeperOptions {
  readonly token: string;
  readonly clock: () => number;
  readonly fetchRules: (address: string) => Promise<Fetched>;
  /** Told when a host asks for a distance between requests. */
  readonly onDelay: (host: string, seconds: number) => void;
}

export interface RobotsKeeper {
  /** The refusal, where the rules of an address' host forbid it or cannot be had. */
  mayAsk(url: URL): Promise<Fetched | undefined>;
}

/** Rules count for a day (RFC 9309, 2.4); a host that did not give them is asked again after five minutes. */
const lifetimeMs = { rules: 24 * 3600 * 1000, failure: 5 * 60 * 1000 };

type Known = { readonly until: number } & (
  | { readonly robots: Robots }
  /** Why the rules cannot be had. */
  | { readonly refusal: Fetched }
);

/**
 * Keeps what robots.txt says, for each scheme, host and port once. A host without the file has no rules; one that fails to give it is
 * not asked for pages until it does (RFC 9309, 2.3.1).
 */
export function createRobotsKeeper({ token, clock, fetchRules, onDelay }: RobotsKeeperOptions): RobotsKeeper {
  const known = new Map<string, Promise<Known>>();
  const ask = async (url: URL): Promise<Known> => {
    const address = new URL('/robots.txt', url).href;
    const fetched = await fetchRules(address);
    if (fetched.type === 'content') {
      const robots = robotsOf(address, Buffer.from(fetched.bytes).toString('utf8'), token);
      if (robots.crawlDelay !== undefined) onDelay(url.hostname, robots.crawlDelay);
      return { until: clock() + lifetimeMs.rules, robots };
    }
    if (fetched.type === 'refused' && !fetched.retriable && fetched.code !== 'input/address') {
      return { until: clock() + lifetimeMs.rules, robots: noRobots };
    }
    const refusal: Fetched =
      fetched.type === 'refused'
        ? { ...fetched, reason: `Its robots.txt was not to be had. ${fetched.reason}` }
        : fetched;
    return { until: clock() + lifetimeMs.failure, refusal };
  };
  return {
    async mayAsk(url) {
      const before = await known.get(url.origin);
      if (before === undefined || before.until <= clock()) known.set(url.origin, ask(url));
      const rules = await known.get(url.origin);
      if (rules === undefined) return undefined;
      if ('refusal' in rules) return rules.refusal;
      return rules.robots.isAllowed(url.href)
        ? undefined
        : refused(
            'input/robots',
            `The robots.txt of ${url.host} does not let ${token} read it: ask the outlet, or save the page and name the file.`,
          );
    },
  };
}
