import { z } from 'zod';
import { DemarcheError, type FetchSettings } from '../model/index.ts';
import type { Found } from './load-settings.ts';
import { truthSchema } from './truth-schema.ts';

const seconds = (least: number, most: number) => z.coerce.number().min(least).max(most);

/** The settings of fetching, as rows of the table of settings. */
export const fetchTable = {
  fetchTimeout: {
    variable: 'DEMARCHE_FETCH_TIMEOUT',
    schema: seconds(0.1, 3600),
    takes: 'a number of seconds, such as 30',
  },
  fetchSize: {
    variable: 'DEMARCHE_FETCH_SIZE',
    schema: seconds(0.01, 1024),
    takes: 'a number of megabytes, such as 20',
  },
  fetchRedirects: {
    variable: 'DEMARCHE_FETCH_REDIRECTS',
    schema: seconds(0, 50).pipe(z.int()),
    takes: 'a whole number from 0 to 50',
  },
  fetchDelay: {
    variable: 'DEMARCHE_FETCH_DELAY',
    schema: seconds(0, 3600),
    takes: 'a number of seconds, such as 1',
  },
  fetchWait: {
    variable: 'DEMARCHE_FETCH_WAIT',
    schema: seconds(0, 86_400),
    takes: 'a number of seconds, such as 60',
  },
  allowPrivate: { variable: 'DEMARCHE_ALLOW_PRIVATE', schema: truthSchema, takes: 'true or false' },
} as const;

type Finder = <Name extends keyof typeof fetchTable>(
  name: Name,
) => Found<z.infer<(typeof fetchTable)[Name]['schema']>> | undefined;

/** How pages are fetched. A file may not open the private network. Throws `settings/invalid`. */
export function fetchSettingsOf(find: Finder, file: string | undefined): FetchSettings {
  const allowPrivate = find('allowPrivate');
  if (allowPrivate?.from === 'file') {
    throw new DemarcheError(
      'settings/invalid',
      `allowPrivate in ${file} is refused: a file found in a folder may not open addresses of your own network. Give --allow-private or DEMARCHE_ALLOW_PRIVATE.`,
    );
  }
  return {
    timeoutMs: (find('fetchTimeout')?.value ?? 30) * 1000,
    maxBytes: Math.round((find('fetchSize')?.value ?? 20) * 1024 * 1024),
    redirects: find('fetchRedirects')?.value ?? 8,
    delayMs: (find('fetchDelay')?.value ?? 1) * 1000,
    longestWaitMs: (find('fetchWait')?.value ?? 60) * 1000,
    allowPrivate: allowPrivate?.value ?? false,
  };
}
