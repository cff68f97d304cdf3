import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadSettings, processEnvironment } from '../config/index.ts';
import { DemarcheError, type StoreSettings } from '../model/index.ts';
import { dateGiven, type SnapshotTaken, takeSnapshot } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { emitTo, reading } from './store-access.ts';

/** `demarche snapshot`. */
export const snapshotCommand = defineCommand({
  usage: 'snapshot',
  summary: 'Write the graph as it was known by a date into another, empty store',
  examples: [
    ['snapshot --as-of 2018-10 -o then/graph.grafeo', 'then `query --database then/graph.grafeo …`'],
    ['snapshot --as-of 2018 -o neo4j://localhost:7688', 'into a Neo4j database, for its Browser'],
  ],
  options: (yargs) =>
    yargs
      .option('as-of', {
        type: 'string',
        demandOption: true,
        describe: 'Only what was published by the end of this date (2018, 2018-10, 2018-10-05)',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        demandOption: true,
        describe:
          'A graph file, or the address of a Neo4j (neo4j://… or bolt://…; --user, --db, NEO4J_PASSWORD)',
      }),
  async run(flags, context) {
    const asOf = dateGiven('--as-of', flags.asOf);
    const target = targetOf(flags.output, flags);
    if (isDeepStrictEqual(placeOf(target), placeOf(context.settings.store))) {
      throw new DemarcheError(
        'settings/invalid',
        `--output ${flags.output} is the store itself. A snapshot is written into a store of its own: name another one.`,
      );
    }
    const taken = await reading(context, (store, vocabulary) =>
      takeSnapshot(store, vocabulary, {
        asOf,
        target,
        at: new Date().toISOString(),
        emit: emitTo(context.output),
      }),
    );
    context.output.note(`Written to ${taken.location}`);
    context.output.print(summaryOf(asOf, taken));
    return exitCodes.done;
  },
});

/** The store that words name: an address is Neo4j, with the settings' user, database and password; all else is a file. */
function targetOf(words: string, flags: Readonly<Record<string, unknown>>): StoreSettings {
  if (/^\w+(?:\+\w+)?:\/\//.test(words)) {
    return loadSettings({ ...flags, store: 'neo4j', uri: words }, processEnvironment(), process.cwd()).store;
  }
  const path = resolve(words);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return { kind: 'embedded', database: isFolder ? join(path, 'graph.grafeo') : path };
}

function placeOf(store: StoreSettings): unknown {
  return store.kind === 'embedded' ? resolve(store.database) : [store.uri, store.database];
}

function summaryOf(asOf: string, { texts, nodes, relationships, digest }: SnapshotTaken): string {
  return `as of          ${asOf}\ntexts          ${texts}\nnodes          ${nodes}\nrelationships  ${relationships}\ndigest         ${digest}\n`;
}
