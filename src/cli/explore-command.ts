import { join } from 'node:path';
import { packageRoot } from '../config/index.ts';
import { openAddress } from '../launcher/index.ts';
import { DemarcheError } from '../model/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { login } from './login.ts';

/** `demarche explore`. */
export const exploreCommand = defineCommand({
  usage: 'explore',
  summary: 'A page to look at the graph: map, events, sentences; Ctrl-C stops it',
  examples: [
    ['explore', 'prints an address that opens the page once; for this computer only'],
    ['explore --open', 'and goes there in your web browser'],
    ['explore --port 0 --database then/graph.grafeo', 'another graph, on any port that is free'],
  ],
  stops: true,
  options: (yargs) =>
    yargs
      .option('port', { type: 'number', default: 4747, describe: 'Port of the page; 0 takes any' })
      .option('open', { type: 'boolean', default: false, describe: 'Open the page in your web browser' })
      .option('by', {
        type: 'string',
        describe: 'Who judges in review, for the record; your login unless given',
      }),
  async run({ port, open, by = login() }, context) {
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new DemarcheError('settings/invalid', '--port takes a port from 0 to 65535.');
    }
    const { output, signal } = context;
    // The server's library loads when a page is served, not with every command.
    const { serveExplorer } = await import('../explorer/index.ts');
    const { openExploreSource } = await import('./explore-source.ts');
    const source = await openExploreSource(context, by);
    try {
      output.note(`Reading ${source.location} …`);
      const running = await serveExplorer(source, { page: join(packageRoot(), 'dist', 'explore'), port });
      output.print(`${running.address}\n`);
      output.note('The address opens the page once, in one browser on this computer. Ctrl-C stops it.');
      if (open) await openAddress(running.address);
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        signal.addEventListener('abort', () => done(), { once: true });
      });
      await running.close();
    } finally {
      await source.close();
    }
    return exitCodes.done;
  },
});
