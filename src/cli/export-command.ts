import { join } from 'node:path';
import { DemarcheError, type ExportFile } from '../model/index.ts';
import { exportClaims, exportFormats, exportGraph, exportJudgements, graphParts } from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { reading } from './store-access.ts';
import { writeStreamed } from './write-streamed.ts';

const formats = [
  'csv',
  'graphml',
  'gexf',
  'jsonld',
  'ftm',
  'neo4j-import',
] as const satisfies readonly (keyof typeof exportFormats)[];

/** `demarche export`. */
export const exportCommand = defineCommand({
  usage: 'export',
  summary: 'Write the graph for other programs, or the record',
  examples: [
    ['export --format gexf -o graph.gexf', 'what news tells, with its time, for Gephi'],
    ['export --format csv --part map -o map/', 'States and what passes between them, as two tables'],
    ['export --format neo4j-import -o import/', 'a whole database for neo4j-admin'],
    ['export --claims -o record.jsonl', 'what `ingest --format claims` and `restore` take'],
    ['export --judgements -o judgements.jsonl', 'what `review --file` takes'],
  ],
  options: (yargs) =>
    yargs
      .option('format', { choices: formats, describe: 'The graph, in this format' })
      .option('part', {
        choices: graphParts,
        defaultDescription: 'news; all of neo4j-import',
        describe:
          'map: actors and what passes between them; news: all that is told, with its words; all: with what only the vocabulary knows',
      })
      .option('claims', {
        type: 'boolean',
        default: false,
        describe: 'The record: texts, claims and decisions',
      })
      .option('judgements', {
        type: 'boolean',
        default: false,
        describe: 'What was decided of entities and deals, alone',
      })
      .option('output', {
        alias: 'o',
        type: 'string',
        describe: 'A file (standard output when left out), or a folder for csv and neo4j-import',
      }),
  async run({ format, part, claims, judgements, output: path }, context) {
    if ([format !== undefined, claims, judgements].filter(Boolean).length !== 1) {
      throw new DemarcheError(
        'settings/invalid',
        'export takes one of --format, for the graph; --claims, for the whole record; or --judgements.',
      );
    }
    await reading(context, async (store, vocabulary) => {
      if (claims) return writeOne({ name: 'record', chunks: exportClaims(store) }, path, context);
      if (judgements) {
        const lines = await exportJudgements(store, vocabulary);
        return writeOne({ name: 'judgements', chunks: [lines] }, path, context);
      }
      if (format === undefined) return;
      const isFolder = exportFormats[format] === 'folder';
      if (isFolder && (path === undefined || path === '-')) {
        throw new DemarcheError(
          'settings/invalid',
          `--format ${format} is a folder of files: name one with -o.`,
        );
      }
      const { files, nodes, relationships } = await exportGraph(
        store,
        format,
        part ?? (format === 'neo4j-import' ? 'all' : 'news'),
      );
      for (const file of files) {
        await writeOne(file, isFolder ? join(path ?? '', file.name) : path, context);
      }
      context.output.note(`${nodes} nodes, ${relationships} relationships`);
    });
    return exitCodes.done;
  },
});

async function writeOne(file: ExportFile, path: string | undefined, { output }: Context): Promise<void> {
  if (path === undefined || path === '-') {
    for await (const chunk of file.chunks) output.print(chunk);
    return;
  }
  await writeStreamed(file.chunks, path);
  output.note(`Written to ${path}`);
}
