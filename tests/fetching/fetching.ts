import { onTestFinished } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../src/fetching/index.ts';
import type { Fetched, Fetcher, FetchSettings } from '../../src/model/index.ts';

export const testSettings: FetchSettings = {
  timeoutMs: 5000,
  maxBytes: 1024 * 1024,
  redirects: 5,
  delayMs: 0,
  longestWaitMs: 3000,
  allowPrivate: true,
};

/** A fetcher for the running test; its settings reach servers of the test. */
export function testFetcher(
  settings: Partial<FetchSettings> = {},
  options: Partial<Omit<FetcherOptions, 'settings'>> = {},
): Fetcher {
  const fetcher = createFetcher({
    userAgent: 'demarche/0.0-test',
    ...options,
    settings: { ...testSettings, ...settings },
  });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

/** A fetched page as `200 address`, or what there was instead. */
export function told(fetched: Fetched): string {
  if (fetched.type === 'content')
    return `content ${Buffer.from(fetched.bytes).toString('utf8').slice(0, 40)}`;
  return fetched.type === 'refused'
    ? `${fetched.code}${fetched.retriable ? ' (retriable)' : ''}`
    : fetched.type;
}
