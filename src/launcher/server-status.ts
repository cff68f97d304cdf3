import { answers } from './ports.ts';
import { findRunningServer, type ServerRecord } from './server-record.ts';

/** How the server of a home stands. `silent` is one whose process runs and whose port does not answer: it starts, stops or hangs. */
export type ServerStatus =
  | { readonly state: 'stopped' }
  | ({ readonly state: 'running' | 'silent'; readonly pagesAnswer: boolean } & ServerRecord);

/** Looks at the server of this home; changes nothing. */
export async function serverStatus(home: string): Promise<ServerStatus> {
  const record = await findRunningServer(home);
  if (record === undefined) return { state: 'stopped' };
  const { boltPort, httpPort, pagePort } = record;
  const [bolt, http, pages] = await Promise.all(
    [boltPort, httpPort, pagePort].map((port) => (port === undefined ? false : answers(port))),
  );
  return { ...record, state: bolt && http ? 'running' : 'silent', pagesAnswer: pages ?? false };
}
