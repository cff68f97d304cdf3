import robotsParser from 'robots-parser';

// The package is CommonJS and its function is what is imported; its types describe it as if it were a module with a default.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** What a host's robots.txt says to us. */
export interface Robots {
  isAllowed(url: string): boolean;
  /** Seconds between requests that it asks for. */
  readonly crawlDelay?: number;
}

/** As much of a file as has to be read (RFC 9309, 2.5). */
export const robotsBytes = 512 * 1024;

/** The rules of a robots.txt for our product token. */
export function robotsOf(url: string, text: string, token: string): Robots {
  const rules = parseRobots(url, text.slice(0, robotsBytes));
  const crawlDelay = rules.getCrawlDelay(token);
  return {
    isAllowed: (address) => rules.isAllowed(address, token) !== false,
    ...(crawlDelay !== undefined && Number.isFinite(crawlDelay) && crawlDelay > 0 && { crawlDelay }),
  };
}

/** A host without rules. */
export const noRobots: Robots = { isAllowed: () => true };
