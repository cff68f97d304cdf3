import { randomBytes } from 'node:crypto';
import { loadVocabulary, processEnvironment } from '../config/index.ts';
import { DemarcheError } from '../model/index.ts';
import { createStoreKeeper } from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { emitTo } from './store-access.ts';

const leastToken = 16;

/** `demarche mcp`. */
export const mcpCommand = defineCommand({
  usage: 'mcp',
  summary: 'Serve the graph to an assistant (Model Context Protocol)',
  examples: [
    ['mcp', 'over standard input and output, as most assistants start it'],
    ['mcp --http --port 8765', 'by HTTP on this machine alone, with a token'],
    ['mcp --allow-write', 'the assistant may read in articles of the working folder'],
  ],
  stops: true,
  options: (yargs) =>
    yargs
      .option('http', { type: 'boolean', default: false, describe: 'Listen on 127.0.0.1 instead' })
      .option('port', {
        type: 'number',
        describe: 'With --http: port to listen on, 0 for any that is free [8765]',
      })
      .option('allow-write', {
        type: 'boolean',
        default: false,
        describe: 'Offer the tool ingest, for files below the working folder and for text that is given',
      }),
  async run(flags, context) {
    const { output, signal } = context;
    if (flags.port !== undefined && !flags.http) {
      throw new DemarcheError(
        'settings/invalid',
        '--port is for --http: over standard input and output there is none.',
      );
    }
    const port = flags.port ?? 8765;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new DemarcheError('settings/invalid', '--port takes a port from 0 to 65535.');
    }
    // Most commands are done before this would be loaded.
    const { serveHttp, serveStdio } = await import('../mcp/index.ts');
    const door = await doorOf(context, flags.allowWrite);
    if (!flags.http) {
      output.note(`Serving ${door.settings.store.kind} graph to one assistant. Ctrl-C ends it.`);
      await serveStdio(door, { input: process.stdin, output: process.stdout }, signal);
      return exitCodes.done;
    }
    const given = tokenGiven();
    const token = given ?? randomBytes(24).toString('base64url');
    const serving = await serveHttp(door, { port, token });
    output.print(`${serving.url}\n${given === undefined ? `Authorization: Bearer ${token}\n` : ''}`);
    output.note(
      given === undefined
        ? 'The token is for this run; DEMARCHE_MCP_TOKEN gives one that stays. Ctrl-C ends it.'
        : 'The token is that of DEMARCHE_MCP_TOKEN. Ctrl-C ends it.',
    );
    await new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', resolve, { once: true });
    });
    await serving.stop();
    return exitCodes.done;
  },
});

async function doorOf({ settings, output }: Context, mayWrite: boolean) {
  const { createCursors } = await import('../mcp/index.ts');
  const vocabulary = loadVocabulary(undefined, settings.vocabulary);
  return {
    keeper: createStoreKeeper(settings.store, vocabulary, emitTo(output)),
    vocabulary,
    settings,
    cursors: createCursors(),
    folder: process.cwd(),
    mayWrite,
    note: (line: string) => output.warn(line),
  };
}

/** A secret is no flag: other accounts of a machine see those. Throws `settings/invalid` for a short one. */
function tokenGiven(): string | undefined {
  const token = processEnvironment()['DEMARCHE_MCP_TOKEN'];
  if (token === undefined || token === '') return undefined;
  if (token.length >= leastToken && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new DemarcheError(
    'settings/invalid',
    `DEMARCHE_MCP_TOKEN takes ${leastToken} characters or more, without spaces.`,
  );
}
