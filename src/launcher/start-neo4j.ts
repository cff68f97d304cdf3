import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DemarcheError } from '../model/index.ts';
import { requireDiskSpace } from './disk-space.ts';
import { defaultMaven, ensureJars } from './download-jars.ts';
import { findJava } from './find-java.ts';
import { keepPassword } from './keep-password.ts';
import { requireFreePorts } from './ports.ts';
import { neo4jVersion } from './release.ts';
import { renderConfiguration } from './render-configuration.ts';
import { runCommand } from './run-command.ts';
import { awaitReady, spawnServer } from './server-process.ts';
import { removeServerRecord, requireNoServer, writeServerRecord } from './server-record.ts';

export const defaultBoltPort = 7687;
export const defaultHttpPort = 7474;

/** An empty database takes a few megabytes; its logs may grow to several hundred before they are turned over. */
export const homeBytes = 700_000_000;

const readySeconds = 180;
const username = 'neo4j';

export interface StartOptions {
  /** Folder of this server's data, logs, settings, plugins and password; made if need be, closed to other accounts. */
  readonly home: string;
  /** Folder under which the server's jars are kept, shared by all homes. */
  readonly cacheFolder: string;
  readonly boltPort?: number;
  readonly httpPort?: number;
  /** Set at the first start; later it may only repeat what is stored. */
  readonly password?: string;
  /** As Java writes it: `512m`, `2g`. */
  readonly heap?: string;
  readonly javaHome?: string;
  readonly mavenCommand?: string;
  readonly onProgress: (message: string) => void;
}

export interface RunningNeo4j {
  readonly boltUri: string;
  readonly browserUrl: string;
  readonly username: string;
  readonly password: string;
  readonly passwordFile: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves with the server's exit code, whoever ended it. */
  readonly exited: Promise<number>;
  /** Ends it in order; after 30 s by force. May be called more than once. */
  stop(): Promise<void>;
}

/** Before the database exists this can be said only through the administration tool, which reads its folders from the environment. */
async function setFirstPassword(
  java: string,
  home: string,
  jars: string,
  passwordFile: string,
): Promise<void> {
  const { code, lines } = await runCommand(
    java,
    [
      '-Xmx256m',
      '-cp',
      join(jars, '*'),
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      // The tool reads this argument from the file: other accounts see the arguments of a process.
      `@${passwordFile}`,
    ],
    // Without a UTF-8 locale Java cannot open folders whose names have other letters than ASCII.
    { environment: { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf'), LC_ALL: 'C.UTF-8' } },
  );
  if (code !== 0) {
    throw new DemarcheError(
      'launcher/failed',
      `The first password of Neo4j could not be set (exit code ${code}):\n${lines.slice(-15).join('\n')}`,
    );
  }
}

/**
 * Starts a local Neo4j Community server with its Browser on the loopback address and resolves when it serves. The
 * server ends when this process does, however it ends; `stop` ends it in order.
 *
 * Throws `launcher/java`, `launcher/port`, `launcher/download` or `launcher/failed`, each saying what to do; what can
 * be checked beforehand is checked before anything is written.
 */
export async function startNeo4j(options: StartOptions): Promise<RunningNeo4j> {
  const { boltPort = defaultBoltPort, httpPort = defaultHttpPort, heap = '512m', onProgress } = options;
  const home = resolve(options.home);
  await requireNoServer(home);
  await requireFreePorts(boltPort, httpPort);
  const java = await findJava(options.javaHome);
  await requireDiskSpace(home, homeBytes, 'A Neo4j database');
  const jars = await ensureJars({
    cacheFolder: resolve(options.cacheFolder),
    mavenCommand: options.mavenCommand ?? defaultMaven(),
    onProgress,
  });

  for (const folder of ['conf', 'plugins', 'import', 'logs']) {
    await mkdir(join(home, folder), { recursive: true, mode: 0o700 });
  }
  await chmod(home, 0o700);
  await writeFile(join(home, 'conf', 'neo4j.conf'), renderConfiguration({ boltPort, httpPort }));
  const { password, passwordFile, isFirst } = await keepPassword(home, options.password);
  if (isFirst) {
    onProgress('Setting the password …');
    await setFirstPassword(java.executable, home, jars, passwordFile);
  }

  onProgress(`Starting Neo4j ${neo4jVersion} on Java ${java.version} …`);
  const server = await spawnServer({ java: java.executable, home, jars, heap });
  const exited = server.exited.finally(() => removeServerRecord(home));
  try {
    await writeServerRecord(home, { pid: server.pid, boltPort, httpPort });
    await awaitReady(server, readySeconds);
  } catch (error) {
    await server.stop();
    await exited;
    throw error;
  }
  return {
    boltUri: `bolt://localhost:${boltPort}`,
    browserUrl: `http://localhost:${httpPort}/browser/?dbms=bolt://${username}@localhost:${boltPort}`,
    username,
    password,
    passwordFile,
    pid: server.pid,
    logFile: server.logFile,
    exited,
    async stop() {
      await server.stop();
      await exited;
    },
  };
}
