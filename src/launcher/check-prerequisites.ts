import { resolve } from 'node:path';
import { isDemarcheError } from '../model/index.ts';
import { freeDiskSpace, inMegabytes } from './disk-space.ts';
import { defaultMaven, downloadBytes, findMaven, mavenRemedy } from './download-jars.ts';
import { findJava, javaRemedy } from './find-java.ts';
import { inspectJarCache, type JarCacheState } from './jar-cache.ts';
import { portObstacle } from './ports.ts';
import { jarFolder, neo4jVersion } from './release.ts';
import { findRunningServer } from './server-record.ts';
import { defaultBoltPort, defaultHttpPort, homeBytes, type StartOptions } from './start-neo4j.ts';

/** One thing that a local Neo4j needs. `remedy` is empty where nothing needs doing. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: string;
}

function check(name: string, ok: boolean, found: string, remedy: string): Check {
  return { name, ok, found, remedy: ok ? '' : remedy };
}

async function checkJava(javaHome: string | undefined): Promise<Check> {
  try {
    const { version, executable } = await findJava(javaHome);
    return check('Java', true, `${version} at ${executable}`, '');
  } catch (error) {
    if (!isDemarcheError(error, 'launcher/java')) throw error;
    return check('Java', false, error.message.replace(javaRemedy, '').trim(), javaRemedy);
  }
}

function describeCache(state: JarCacheState): string {
  switch (state.kind) {
    case 'complete':
      return `${state.jars} files in the cache, as they were fetched`;
    case 'unverified':
      return `${state.jars} files in the cache, without a list to compare with`;
    case 'damaged':
      return `damaged in the cache: ${state.jars.join(', ')}`;
    case 'missing':
      return 'not in the cache yet: fetched at the first start';
  }
}

async function checkFiles(cacheFolder: string, mavenCommand: string): Promise<readonly Check[]> {
  const state = await inspectJarCache(jarFolder(cacheFolder));
  const name = `Neo4j ${neo4jVersion}`;
  const files = check(
    name,
    state.kind !== 'damaged',
    describeCache(state),
    `Delete ${jarFolder(cacheFolder)}; the next start fetches it anew.`,
  );
  if (state.kind === 'complete' || state.kind === 'unverified') return [files];
  const maven = await findMaven(mavenCommand);
  return [
    files,
    check('Maven', maven !== undefined, maven ?? `\`${mavenCommand}\` does not run`, mavenRemedy),
  ];
}

async function checkDisk(name: string, folder: string, bytes: number): Promise<Check> {
  const free = await freeDiskSpace(folder);
  const found = `${inMegabytes(free)} free of ${inMegabytes(bytes)} needed in ${folder}`;
  return check(name, free >= bytes, found, 'Free some space, or choose another folder.');
}

async function checkPort(use: string, port: number): Promise<Check> {
  const obstacle = await portObstacle(port);
  const found = `port ${port} ${obstacle ?? 'is free'}`;
  return check(
    `${use} port`,
    obstacle === undefined,
    found,
    'Choose another port, or stop the program that holds it.',
  );
}

/** Everything that `startNeo4j` needs of this machine, found or not, with what to do. Starts nothing, writes nothing. */
export async function checkPrerequisites(
  options: Pick<StartOptions, 'home' | 'cacheFolder' | 'boltPort' | 'httpPort' | 'javaHome' | 'mavenCommand'>,
): Promise<readonly Check[]> {
  const home = resolve(options.home);
  const cacheFolder = resolve(options.cacheFolder);
  const files = await checkFiles(cacheFolder, options.mavenCommand ?? defaultMaven());
  const running = await findRunningServer(home);
  // A server of ours holds its own ports rightly.
  const ports =
    running === undefined
      ? [
          await checkPort('Bolt', options.boltPort ?? defaultBoltPort),
          await checkPort('HTTP', options.httpPort ?? defaultHttpPort),
        ]
      : [
          check(
            'Local server',
            true,
            `runs: process ${running.pid}, Bolt on port ${running.boltPort}, Browser on port ${running.httpPort}`,
            '',
          ),
        ];
  return [
    await checkJava(options.javaHome),
    ...files,
    await checkDisk('Space for the database', home, homeBytes),
    ...(files.length > 1 ? [await checkDisk('Space for the download', cacheFolder, downloadBytes)] : []),
    ...ports,
  ];
}
