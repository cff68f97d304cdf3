import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Addresses, addressesOf, username } from './addresses.ts';
import { type BrowserPages, type BrowserTexts, browserCommands, serveBrowserPages } from './browser-pages.ts';
import { requireDiskSpace } from './disk-space.ts';
import { type DownloadProgress, defaultMaven, ensureJars } from './download-jars.ts';
import { findJava } from './find-java.ts';
import { importDatabase, requireImportable } from './import-database.ts';
import { installPlugins } from './install-plugins.ts';
import { keepPassword } from './keep-password.ts';
import {
  type PermissionName,
  type PluginName,
  pluginSettings,
  plugins,
  renderApocConfiguration,
} from './plugins.ts';
import { requireFreePorts } from './ports.ts';
import { refuseStopped } from './refuse-stopped.ts';
import { neo4jVersion, serverRelease } from './release.ts';
import { renderConfiguration } from './render-configuration.ts';
import { awaitReady, spawnServer } from './server-process.ts';
import { removeServerRecord, requireNoServer, writeServerRecord } from './server-record.ts';
import { setFirstPassword } from './set-first-password.ts';

export const defaultBoltPort = 7687;
export const defaultHttpPort = 7474;

/** An empty database takes a few megabytes; its logs may grow to several hundred before they are turned over. */
export const homeBytes = 700_000_000;

const readySeconds = 180;

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
  /** Plugins of this start; one that an earlier start had and that is not named is taken out. None when left out. */
  readonly plugins?: readonly PluginName[];
  /** What APOC may do beyond the graph; nothing when left out. */
  readonly permissions?: readonly PermissionName[];
  /** For Neo4j Browser, served on loopback beside it, and applied and opened by it once it is connected. */
  readonly browser?: BrowserTexts;
  /** A folder that `export --format neo4j-import` wrote: the database is made of it. Only for a home that has none. */
  readonly importFrom?: string;
  readonly onProgress: (message: string) => void;
  readonly onDownload?: (progress: DownloadProgress) => void;
  /** Breaks off a start; a server that runs is ended by `stop`. */
  readonly signal?: AbortSignal;
}

export interface RunningNeo4j extends Addresses {
  /** Where style and guide are served; absent when none were given. */
  readonly pages?: BrowserTexts;
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

/** The jars of the server and of these plugins, each fetched where the cache lacks it. */
async function fetchJars(options: StartOptions, names: readonly PluginName[]) {
  const { onProgress, onDownload = () => undefined, mavenCommand = defaultMaven(), signal } = options;
  const download = {
    cacheFolder: resolve(options.cacheFolder),
    mavenCommand,
    onProgress,
    onDownload,
    signal,
  };
  const server = await ensureJars(serverRelease, download);
  const ofPlugins = [];
  for (const name of names) {
    ofPlugins.push({ release: plugins[name], folder: await ensureJars(plugins[name], download) });
  }
  return { server, plugins: ofPlugins };
}

async function writeConfiguration(
  home: string,
  options: {
    readonly boltPort: number;
    readonly httpPort: number;
    readonly names: readonly PluginName[];
    readonly permissions: readonly PermissionName[];
    readonly pages: BrowserPages | undefined;
  },
): Promise<void> {
  const { names, permissions, pages, ...ports } = options;
  const configuration = renderConfiguration({
    ...ports,
    browserCommands: pages === undefined ? [] : browserCommands(pages),
    more: pluginSettings(names, permissions),
  });
  await writeFile(join(home, 'conf', 'neo4j.conf'), configuration);
  const apoc = join(home, 'conf', 'apoc.conf');
  if (names.includes('apoc')) await writeFile(apoc, renderApocConfiguration(permissions));
  else await rm(apoc, { force: true });
}

/**
 * Starts a local Neo4j Community server with its Browser on the loopback address and resolves when it serves. The
 * server ends when this process does, however it ends; `stop` ends it in order.
 *
 * Throws `launcher/java`, `launcher/port`, `launcher/download` or `launcher/failed`, each saying what to do, and
 * `launcher/stopped` when `signal` was aborted before it served. What can be checked beforehand is checked before anything is
 * written.
 */
export async function startNeo4j(options: StartOptions): Promise<RunningNeo4j> {
  const {
    boltPort = defaultBoltPort,
    httpPort = defaultHttpPort,
    heap = '512m',
    onProgress,
    signal,
  } = options;
  const home = resolve(options.home);
  await requireNoServer(home);
  const importFrom = options.importFrom && resolve(options.importFrom);
  if (importFrom) await requireImportable(home, importFrom);
  await requireFreePorts(boltPort, httpPort);
  const java = await findJava(options.javaHome);
  await requireDiskSpace(home, homeBytes, 'A Neo4j database');
  const names = [...new Set(options.plugins ?? [])].sort();
  const jars = await fetchJars(options, names);
  refuseStopped(signal);

  for (const folder of ['conf', 'plugins', 'import', 'logs']) {
    await mkdir(join(home, folder), { recursive: true, mode: 0o700 });
  }
  await chmod(home, 0o700);
  await installPlugins(join(home, 'plugins'), jars.server, jars.plugins);
  const pages = options.browser && (await serveBrowserPages(options.browser, httpPort));
  try {
    await writeConfiguration(home, {
      boltPort,
      httpPort,
      names,
      permissions: options.permissions ?? [],
      pages,
    });
    const { password, passwordFile, isFirst } = await keepPassword(home, options.password);
    if (isFirst) {
      onProgress('Setting the password …');
      await setFirstPassword(java.executable, home, jars.server, passwordFile);
    }
    if (importFrom) {
      onProgress(`Importing ${importFrom} …`);
      await importDatabase({ java: java.executable, home, jars: jars.server, folder: importFrom, signal });
    }
    refuseStopped(signal);

    const withWords = names.map((name) => `, ${plugins[name].title}`).join('');
    onProgress(`Starting Neo4j ${neo4jVersion}${withWords} on Java ${java.version} …`);
    const server = await spawnServer({ java: java.executable, home, jars: jars.server, heap });
    const exited = server.exited.finally(async () => {
      await pages?.stop();
      await removeServerRecord(home);
    });
    try {
      await writeServerRecord(home, {
        pid: server.pid,
        boltPort,
        httpPort,
        ...(pages !== undefined && { pagePort: pages.port }),
        version: neo4jVersion,
        plugins: names,
        startedAt: new Date().toISOString(),
      });
      await awaitReady(server, readySeconds, signal);
    } catch (error) {
      await server.stop();
      await exited;
      // One that ended at once may have ended before it was noted.
      await removeServerRecord(home);
      throw error;
    }
    return {
      ...addressesOf({ boltPort, httpPort }),
      ...(pages !== undefined && {
        pages: { style: pages.style, guide: pages.guide },
      }),
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
  } catch (error) {
    await pages?.stop();
    throw error;
  }
}
