import { resolve } from 'node:path';
import type { Settings } from '../config/index.ts';
import {
  type PermissionName,
  type PluginName,
  permissionNames,
  pluginNames,
  serverStatus,
  startNeo4j,
  stopServer,
} from '../launcher/index.ts';
import { DemarcheError, isDemarcheError } from '../model/index.ts';
import { browserGuide, browserStyle } from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { downloadLine, startedText, statusText } from './neo4j-text.ts';

/** The exit code of a process that was ended by SIGTERM, or in order: someone stopped the server, and it did not fail. */
const stoppedCodes = [0, 143];

/** `demarche neo4j`. */
export const neo4jCommand = defineCommand({
  usage: 'neo4j [action]',
  summary: 'Start a local Neo4j with its Browser; Ctrl-C stops it',
  examples: [
    ['neo4j', 'start it, and show where Browser, style and guide are'],
    ['neo4j --bolt-port 7690 --http-port 7480', 'beside another server'],
    ['neo4j --with apoc,gds', 'with plugins'],
    ['neo4j --import import/', 'on what `export --format neo4j-import -o import/` wrote'],
    ['neo4j status', 'whether it runs, and where; exit code 3 when it does not'],
    ['neo4j stop', 'stop it from another terminal'],
  ],
  stops: true,
  options: (yargs) =>
    yargs
      .positional('action', {
        type: 'string',
        choices: ['start', 'status', 'stop'] as const,
        default: 'start' as const,
        describe: 'What to do',
      })
      .option('home', {
        type: 'string',
        defaultDescription: '.demarche/neo4j',
        describe: 'Folder of its data',
      })
      .option('bolt-port', { type: 'number', default: 7687, describe: 'Port for programs' })
      .option('http-port', {
        type: 'number',
        default: 7474,
        describe: 'Port of the Browser; style and guide are on the next one, or on any that is free',
      })
      .option('with', {
        type: 'string',
        describe: `Plugins of this start: ${pluginNames.join(',')}`,
      })
      .option('allow', {
        type: 'string',
        describe: `What APOC may do beyond the graph: ${permissionNames.join(',')} (files below import in the home; other addresses)`,
      })
      .option('import', {
        type: 'string',
        describe: 'Folder of an export for import: the database is made of it, where the home has none',
      })
      .option('guide', {
        type: 'boolean',
        default: true,
        describe: 'Have the Browser apply the style and open the guide; --no-guide leaves it as it is',
      })
      .option('heap', {
        type: 'string',
        default: '512m',
        describe: 'Memory of the server, as Java writes it',
      })
      .option('password', {
        type: 'string',
        describe: 'Password for the first start; made up and kept in the home when left out',
      }),
  async run(flags, context) {
    const { settings, output } = context;
    const home = flags.home === undefined ? settings.neo4jHome : resolve(flags.home);
    if (flags.action === 'status') return status(home, context);
    if (flags.action === 'stop') return stop(home, context);
    const plugins = listed('with', flags.with, pluginNames);
    const permissions = listed('allow', flags.allow, permissionNames);
    if (permissions.length > 0 && !plugins.includes('apoc')) {
      throw new DemarcheError('settings/invalid', '--allow says what APOC may do: add --with apoc.');
    }
    requirePorts({ 'bolt-port': flags.boltPort, 'http-port': flags.httpPort });
    requireHeap(flags.heap);
    return start(context, {
      home,
      boltPort: flags.boltPort,
      httpPort: flags.httpPort,
      heap: flags.heap,
      plugins,
      permissions,
      ...(flags.password !== undefined && { password: flags.password }),
      ...(flags.import !== undefined && { importFrom: flags.import }),
      ...launcherSettings(settings),
      ...(flags.guide && { browser: { style: browserStyle(), guide: browserGuide() } }),
      onProgress: (message) => output.note(message),
      onDownload: (progress) => output.progress(downloadLine(progress)),
    });
  },
});

async function start(
  { output, signal }: Context,
  options: Parameters<typeof startNeo4j>[0],
): Promise<ExitCode> {
  let server: Awaited<ReturnType<typeof startNeo4j>>;
  try {
    server = await startNeo4j({ ...options, signal });
  } catch (error) {
    if (!isDemarcheError(error, 'launcher/stopped')) throw error;
    output.warn(error.message);
    return exitCodes.refused;
  }
  output.print(startedText(server));
  output.note(
    'Ctrl-C stops it, or `demarche neo4j stop` elsewhere. To fill it: `demarche ingest … --store neo4j`.',
  );
  const stopped = new Promise<'stopped'>((done) => {
    if (signal.aborted) done('stopped');
    signal.addEventListener('abort', () => done('stopped'), { once: true });
  });
  const ended = await Promise.race([server.exited, stopped]);
  if (ended === 'stopped') {
    await server.stop();
    return exitCodes.done;
  }
  if (stoppedCodes.includes(ended)) {
    output.note('Neo4j was stopped from elsewhere.');
    return exitCodes.done;
  }
  throw new DemarcheError(
    'launcher/failed',
    `Neo4j ended by itself (exit code ${ended}): see ${server.logFile}.`,
  );
}

async function status(home: string, { output }: Context): Promise<ExitCode> {
  const found = await serverStatus(home);
  output.print(statusText(home, found));
  return found.state === 'running' ? exitCodes.done : exitCodes.unreachable;
}

async function stop(home: string, { output }: Context): Promise<ExitCode> {
  const stopped = await stopServer(home);
  if (stopped === undefined) {
    output.warn(`No Neo4j server runs on ${home}.`);
    return exitCodes.unreachable;
  }
  output.note(`Stopped process ${stopped.pid}, the server of ${home}.`);
  return exitCodes.done;
}

function launcherSettings({ cacheFolder, javaHome }: Settings) {
  return { cacheFolder, ...(javaHome !== undefined && { javaHome }) };
}

/** The names of a list with commas. Throws `settings/invalid` for one that is not known, and for an empty list. */
function listed<Name extends PluginName | PermissionName>(
  flag: string,
  words: string | undefined,
  known: readonly Name[],
): readonly Name[] {
  if (words === undefined) return [];
  return words.split(',').map((word) => {
    const name = known.find((each) => each === word.trim().toLowerCase());
    if (name !== undefined) return name;
    throw new DemarcheError(
      'settings/invalid',
      `--${flag} ${JSON.stringify(words)}: it takes ${known.join(' or ')}, or both as ${known.join(',')}.`,
    );
  });
}

function requirePorts(ports: Readonly<Record<string, number>>): void {
  for (const [flag, port] of Object.entries(ports)) {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new DemarcheError('settings/invalid', `--${flag} takes a port from 1 to 65535.`);
    }
  }
}

function requireHeap(heap: string): void {
  if (/^[1-9]\d*[kmg]$/i.test(heap)) return;
  throw new DemarcheError(
    'settings/invalid',
    `--heap ${JSON.stringify(heap)}: it takes a size as Java writes it, such as 512m or 2g.`,
  );
}
