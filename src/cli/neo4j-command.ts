import { resolve } from 'node:path';
import { startNeo4j } from '../launcher/index.ts';
import { DemarcheError } from '../model/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';

/** `demarche neo4j`. */
export const neo4jCommand = defineCommand({
  usage: 'neo4j',
  summary: 'Start a local Neo4j with its Browser; Ctrl-C stops it',
  examples: [['neo4j --bolt-port 7690 --http-port 7480', 'beside another server']],
  stops: true,
  options: (yargs) =>
    yargs
      .option('bolt-port', { type: 'number', default: 7687, describe: 'Port for programs' })
      .option('http-port', { type: 'number', default: 7474, describe: 'Port of the Browser' })
      .option('home', {
        type: 'string',
        defaultDescription: '.demarche/neo4j',
        describe: 'Folder of its data',
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
  async run(flags, { settings, output, signal }) {
    for (const [name, port] of [
      ['bolt-port', flags.boltPort],
      ['http-port', flags.httpPort],
    ] as const) {
      if (!Number.isInteger(port) || port < 1 || port > 65_535) {
        throw new DemarcheError('settings/invalid', `--${name} takes a port from 1 to 65535.`);
      }
    }
    const server = await startNeo4j({
      home: flags.home === undefined ? settings.neo4jHome : resolve(flags.home),
      cacheFolder: settings.cacheFolder,
      boltPort: flags.boltPort,
      httpPort: flags.httpPort,
      heap: flags.heap,
      ...(flags.password !== undefined && { password: flags.password }),
      ...(settings.javaHome !== undefined && { javaHome: settings.javaHome }),
      onProgress: (message) => output.note(message),
    });
    output.print(
      `Bolt      ${server.boltUri}\nBrowser   ${server.browserUrl}\nUser      ${server.username}\nPassword  in ${server.passwordFile}\n`,
    );
    output.note('Ctrl-C stops it. Elsewhere: `demarche ingest … --store neo4j`.');
    const stopped = new Promise<'stopped'>((done) => {
      if (signal.aborted) done('stopped');
      signal.addEventListener('abort', () => done('stopped'), { once: true });
    });
    const ended = await Promise.race([server.exited, stopped]);
    if (ended !== 'stopped') {
      throw new DemarcheError(
        'launcher/failed',
        `Neo4j ended by itself (exit code ${ended}): see ${server.logFile}.`,
      );
    }
    await server.stop();
    return exitCodes.done;
  },
});
