import type { Release } from './release.ts';

/** The plugins of Neo4j that a local server can be started with. */
export const pluginNames = ['apoc', 'gds'] as const;
export type PluginName = (typeof pluginNames)[number];

/** What APOC may do only when the user asks: read and write files below `<home>/import`, call other addresses. */
export const permissionNames = ['files', 'network'] as const;
export type PermissionName = (typeof permissionNames)[number];

const apocVersion = '5.26.19';
const gdsVersion = '2.13.9';

export const plugins: Readonly<Record<PluginName, Release>> = {
  apoc: {
    title: `APOC ${apocVersion}`,
    id: 'apoc',
    version: apocVersion,
    artifacts: [
      ['org.neo4j.procedure', 'apoc-core', apocVersion],
      ['org.neo4j.procedure', 'apoc-common', apocVersion],
      // APOC needs these to load any file at all, and its own description leaves them out.
      ['com.fasterxml.woodstox', 'woodstox-core', '6.5.1'],
      ['org.apache.commons', 'commons-collections4', '4.4'],
      ['org.apache.hadoop.thirdparty', 'hadoop-shaded-guava', '1.3.0'],
    ],
    files: 15,
    bytes: 6_000_000,
  },
  gds: {
    title: `Graph Data Science ${gdsVersion}`,
    id: 'gds',
    version: gdsVersion,
    artifacts: [
      ['org.neo4j.gds', 'proc', gdsVersion],
      ['org.neo4j.gds', 'opengds-extension', gdsVersion],
    ],
    files: 139,
    bytes: 32_000_000,
  },
};

/** Procedures and functions of APOC that work on values and on the graph alone: no files, no addresses, no jobs that go on. */
const apocWithin = [
  ...'agg algo any atomic bitwise coll convert create cypher data date diff do graph hashing label lock map math merge'
    .split(' ')
    .map((namespace) => `${namespace}.*`),
  ...'meta neighbors node nodes number path refactor rel schema scoring search stats temporal text util'
    .split(' ')
    .map((namespace) => `${namespace}.*`),
  ...'case help version when periodic.commit periodic.iterate spatial.sortByDistance xml.parse'.split(' '),
];

/** What each permission adds to them. `load` takes a file or an address: which, the settings of APOC and of the server decide. */
const apocBeyond: Readonly<Record<PermissionName, readonly string[]>> = {
  files: ['load.*', 'import.*', 'export.*'],
  network: ['load.*', 'spatial.geocode', 'spatial.geocodeOnce', 'spatial.reverseGeocode'],
};

/** The settings of neo4j.conf with which these plugins work, and with no more rights than these permissions give. */
export function pluginSettings(
  names: readonly PluginName[],
  permissions: readonly PermissionName[] = [],
): readonly (readonly [string, string])[] {
  if (names.length === 0) return [];
  const apoc = [...apocWithin, ...permissions.flatMap((name) => apocBeyond[name])];
  const allowed = [
    ...(names.includes('apoc') ? [...new Set(apoc)].sort().map((name) => `apoc.${name}`) : []),
    ...(names.includes('gds') ? ['gds.*'] : []),
  ];
  return [
    // Of what the plugins bring, the server loads this alone.
    ['dbms.security.procedures.allowlist', allowed.join(',')],
    // Many of both reach into the server's own machinery, and Neo4j keeps them from it unless they are named. The Community
    // edition has one kind of account and no rights within the database that this could get round.
    ['dbms.security.procedures.unrestricted', names.map((name) => `${name}.*`).join(',')],
    // All addresses, of either kind: a statement fetches nothing.
    ...(permissions.includes('network')
      ? []
      : ([['internal.dbms.cypher_ip_blocklist', '0.0.0.0/0,::/0']] as const)),
  ];
}

/** The text of apoc.conf. Files are those below `<home>/import`, never others, whatever a statement names. */
export function renderApocConfiguration(permissions: readonly PermissionName[] = []): string {
  const files = permissions.includes('files');
  return [
    `apoc.import.file.enabled=${files}`,
    `apoc.export.file.enabled=${files}`,
    'apoc.import.file.use_neo4j_config=true',
    'apoc.trigger.enabled=false',
    '',
  ].join('\n');
}
