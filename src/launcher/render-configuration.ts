import { loopback } from './ports.ts';

/** What a configuration is made for. */
export interface ConfigurationOptions {
  readonly boltPort: number;
  readonly httpPort: number;
  /** What Neo4j Browser does by itself once it is connected: its commands without their colons. */
  readonly browserCommands?: readonly string[];
  /** Settings that plugins need. */
  readonly more?: readonly (readonly [string, string])[];
}

/** The text of neo4j.conf: loopback only, nothing reported to anyone, quick to stop. */
export function renderConfiguration(options: ConfigurationOptions): string {
  const { boltPort, httpPort, browserCommands = [], more = [] } = options;
  const settings: readonly (readonly [string, string])[] = [
    ['server.default_listen_address', loopback],
    ['server.default_advertised_address', 'localhost'],
    ['server.bolt.listen_address', `${loopback}:${boltPort}`],
    ['server.bolt.advertised_address', `localhost:${boltPort}`],
    ['server.http.listen_address', `${loopback}:${httpPort}`],
    ['server.http.advertised_address', `localhost:${httpPort}`],
    ['server.https.enabled', 'false'],
    // Without it, LOAD CSV and APOC would read any file that this account may.
    ['server.directories.import', 'import'],
    ['server.memory.pagecache.size', '256m'],
    ['dbms.usage_report.enabled', 'false'],
    ['client.allow_telemetry', 'false'],
    // Style and guide may be fetched from this machine and from nowhere else.
    ['browser.remote_content_hostname_whitelist', 'localhost,127.0.0.1'],
    ...(browserCommands.length === 0
      ? []
      : ([['browser.post_connect_cmd', browserCommands.join('; ')]] as const)),
    ['db.tx_log.rotation.retention_policy', '2 files'],
    // Else each of the two databases takes 256 MB of disk while it is empty.
    ['db.tx_log.preallocate', 'false'],
    ['internal.server.bolt.thread_pool_shutdown_wait_time', '1s'],
    ['internal.server.bolt.connection_shutdown_wait_time', '1s'],
    ...more,
  ];
  return `${settings.map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
}
