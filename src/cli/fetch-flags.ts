import type { Argv } from 'yargs';
import type { FetchCounts } from '../model/index.ts';

/** Adds the flags of fetching to a command that reads addresses. */
export function fetchFlags<Flags>(yargs: Argv<Flags>) {
  return yargs
    .option('feed-text', {
      type: 'boolean',
      default: false,
      describe: 'Take the whole text that a feed has of an item, and ask for no page',
    })
    .option('fetch-timeout', {
      type: 'string',
      describe: 'Seconds for one answer of the web [DEMARCHE_FETCH_TIMEOUT; 30]',
    })
    .option('fetch-size', {
      type: 'string',
      describe: 'Most megabytes of one answer, packed and unpacked [DEMARCHE_FETCH_SIZE; 20]',
    })
    .option('fetch-redirects', {
      type: 'string',
      describe: 'Most redirects of one address [DEMARCHE_FETCH_REDIRECTS; 8]',
    })
    .option('fetch-delay', {
      type: 'string',
      describe: 'Seconds between two requests to a host [DEMARCHE_FETCH_DELAY; 1]',
    })
    .option('fetch-wait', {
      type: 'string',
      describe: 'Most seconds that a Crawl-delay or Retry-After is waited for [DEMARCHE_FETCH_WAIT; 60]',
    })
    .option('allow-private', {
      type: 'boolean',
      describe: 'Ask addresses of this machine and of private networks as well [DEMARCHE_ALLOW_PRIVATE]',
    })
    .group(
      [
        'feed-text',
        'fetch-timeout',
        'fetch-size',
        'fetch-redirects',
        'fetch-delay',
        'fetch-wait',
        'allow-private',
      ],
      'Web:',
    );
}

/** What was asked of the web, as a line of a summary; nothing where it was not asked. */
export function fetchedLines(fetched: FetchCounts | undefined): readonly string[] {
  if (fetched === undefined || fetched.requests === 0) return [];
  const { requests, bytes, unchanged } = fetched;
  const megabytes = (bytes / 1e6).toFixed(1);
  return [`fetched         ${requests} requests, ${megabytes} MB, ${unchanged} pages as they were`];
}
