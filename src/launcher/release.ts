import { join } from 'node:path';

/** The long-term line that runs on Java 17. */
export const neo4jVersion = '5.26.30';
const browserVersion = '5.24.0';

/** Spelled in full on the command line: Maven's own default for this plugin differs between its versions. */
export const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Where the server's jars lie within the cache folder. */
export function jarFolder(cacheFolder: string): string {
  return join(cacheFolder, `neo4j-${neo4jVersion}`, 'lib');
}

/** What Maven is to fetch: the community server and Neo4j Browser, each at an exact version (ranges take minutes). */
export function renderPom(): string {
  const dependency = (group: string, artifact: string, version: string): string =>
    `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>demarche</groupId>',
    '  <artifactId>neo4j-server-jars</artifactId>',
    `  <version>${neo4jVersion}</version>`,
    '  <packaging>pom</packaging>',
    '  <dependencies>',
    dependency('org.neo4j', 'neo4j', neo4jVersion),
    dependency('org.neo4j.app', 'neo4j-server', neo4jVersion),
    dependency('org.neo4j.client', 'neo4j-browser', browserVersion),
    '  </dependencies>',
    '</project>',
    '',
  ].join('\n');
}
