import {
  addressesOf,
  type DownloadProgress,
  pageAddresses,
  type RunningNeo4j,
  type ServerStatus,
  username,
} from '../launcher/index.ts';

/** Where a server that has just been started is, a line each. */
export function startedText(server: RunningNeo4j): string {
  const { boltUri, browserUrl, pages, passwordFile } = server;
  return lines([
    ['Bolt', boltUri],
    ['Browser', browserUrl],
    ['User', server.username],
    ['Password', `in ${passwordFile}`],
    ...(pages === undefined ? [] : pageLines(pages)),
  ]);
}

/** How the server of a home stands, a line each. */
export function statusText(home: string, status: ServerStatus): string {
  if (status.state === 'stopped')
    return lines([
      ['State', 'not running'],
      ['Home', home],
    ]);
  const { boltUri, browserUrl } = addressesOf(status);
  return lines([
    ['State', status.state === 'running' ? 'running' : 'its process runs, its ports do not answer (yet)'],
    ['Bolt', boltUri],
    ['Browser', browserUrl],
    ['User', username],
    ...(status.pagePort !== undefined && status.pagesAnswer ? pageLines(pageAddresses(status.pagePort)) : []),
    ['Neo4j', status.version],
    ['Plugins', status.plugins.length === 0 ? 'none' : status.plugins.join(', ')],
    ['Process', String(status.pid)],
    ['Since', status.startedAt],
    ['Home', home],
  ]);
}

/** How far a download is. */
export function downloadLine({ title, files, bytes, ofFiles, ofBytes }: DownloadProgress): string {
  const megabytes = (count: number): string => `${Math.round(count / 1e6)}`;
  return `${title}: ${files} of ${ofFiles} files, ${megabytes(bytes)} of ${megabytes(ofBytes)} MB`;
}

function pageLines({ style, guide }: { readonly style: string; readonly guide: string }) {
  return [
    ['Style', `:style ${style}`],
    ['Guide', `:guide ${guide}`],
  ] as const;
}

function lines(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `${name.padEnd(10)}${value}\n`).join('');
}
