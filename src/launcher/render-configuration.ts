import { loopback } from './ports.ts';

/** The text of neo4j.conf: loopback only, nothing reported to anyone, quick to stop. */
export function renderConfiguration(ports: { readonly boltPort: number; readonly httpPort: number }): string {
  const settings: readonly (readonly [string, string])[] = [
    ['server.default_listen_address', loopback],
    ['server.default_advertised_address', 'localhost'],
    ['server.bolt.listen_address', `${loopback}:${ports.boltPort}`],
    ['server.bolt.advertised_address', `localhost:${ports.boltPort}`],
    ['server.http.listen_address', `${loopback}:${ports.httpPort}`],
    ['server.http.advertised_address', `localhost:${ports.httpPort}`],
    ['server.https.enabled', 'false'],
    ['server.memory.pagecache.size', '256m'],
    ['dbms.usage_report.enabled', 'false'],
    ['client.allow_telemetry', 'false'],
    // Style and guide may be fetched from this machine and from nowhere else.
    ['browser.remote_content_hostname_whitelist', 'localhost,127.0.0.1'],
    ['db.tx_log.rotation.retention_policy', '2 files'],
    // Else each of the two databases takes 256 MB of disk while it is empty.
    ['db.tx_log.preallocate', 'false'],
    ['internal.server.bolt.thread_pool_shutdown_wait_time', '1s'],
    ['internal.server.bolt.connection_shutdown_wait_time', '1s'],
  ];
  return `${settings.map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
}
