import { join } from 'node:path';

/** Something that Maven fetches for a local server: exact versions of artifacts, and all that they need. */
export interface Release {
  /** As people say it. */
  readonly title: string;
  /** Name in the cache folder, together with the version. */
  readonly id: string;
  readonly version: string;
  /** Group, artifact and version of each. */
  readonly artifacts: readonly (readonly [group: string, artifact: string, version: string])[];
  /** How many jars come, and their bytes; for telling how far a download is. */
  readonly files: number;
  readonly bytes: number;
}

/** The long-term line that runs on Java 17. */
export const neo4jVersion = '5.26.30';

/** The community server and Neo4j Browser. */
export const serverRelease: Release = {
  title: `Neo4j ${neo4jVersion} and its Browser`,
  id: 'neo4j',
  version: neo4jVersion,
  artifacts: [
    ['org.neo4j', 'neo4j', neo4jVersion],
    ['org.neo4j.app', 'neo4j-server', neo4jVersion],
    ['org.neo4j.client', 'neo4j-browser', '5.24.0'],
  ],
  files: 214,
  bytes: 137_000_000,
};

/** Spelled in full on the command line: Maven's own default for this plugin differs between its versions. */
export const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Where the jars of a release lie within the cache folder. */
export function jarFolder(cacheFolder: string, { id, version }: Release = serverRelease): string {
  return join(cacheFolder, `${id}-${version}`, 'lib');
}

/** What Maven is to fetch: each artifact at an exact version (ranges take minutes). */
export function renderPom(release: Release = serverRelease): string {
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>demarche</groupId>',
    `  <artifactId>${release.id}-jars</artifactId>`,
    `  <version>${release.version}</version>`,
    '  <packaging>pom</packaging>',
    '  <dependencies>',
    ...release.artifacts.map(
      ([group, artifact, version]) =>
        `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
    ),
    '  </dependencies>',
    '</project>',
    '',
  ].join('\n');
}
