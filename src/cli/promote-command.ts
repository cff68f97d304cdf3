import { keepOwnRecord, loadVocabulary } from '../config/index.ts';
import { promotionOf, rebuild, renderTable, unknownEntities } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './output.ts';
import { emitTo, reading, writing } from './store-access.ts';

/** Entities that the list shows. */
const listed = 40;

/** `demarche promote`. */
export const promoteCommand = defineCommand({
  usage: 'promote [entity..]',
  summary: 'Put an entity that no vocabulary knows into your own, or list them',
  examples: [
    ['promote', 'what articles tell of and the vocabulary lacks, most told first'],
    ['promote Kverndal Yards --sort yard --state NOR', 'with what the articles do not say'],
    ['promote org:kverndal-yards --dry-run', 'only show the record'],
  ],
  options: (yargs) =>
    yargs
      .positional('entity', { type: 'string', array: true, default: [], describe: 'Its name or id' })
      .option('name', { type: 'string', describe: 'The name to show' })
      .option('alias', { type: 'string', array: true, default: [], describe: 'Another name of it' })
      .option('sort', {
        type: 'string',
        describe: 'Of a body "maker", "ministry" …; of a system its category; of a law "embargo" …',
      })
      .option('state', { type: 'string', describe: 'The State that it belongs to' })
      .option('format', {
        choices: ['table', 'json', 'csv'] as const,
        default: 'table' as const,
        describe: 'Of the list',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Show the record, and write nothing' }),
  async run({ entity, name, alias, sort, state, dryRun, format }, context) {
    const { output, settings } = context;
    if (entity.length === 0) {
      const unknown = await reading(context, unknownEntities);
      const rows = unknown.slice(0, listed).map((each) => [each.stories, each.kind, each.name, each.id]);
      output.print(harmless(renderTable(['stories', 'kind', 'name', 'id'], rows, format)));
      output.note(
        `${unknown.length} entities are in no vocabulary${unknown.length > listed ? `; the first ${listed} are listed` : ''}.`,
      );
      return exitCodes.done;
    }
    const knowledge = {
      aliases: alias,
      ...(name !== undefined && { name }),
      ...(sort !== undefined && { sort }),
      ...(state !== undefined && { state }),
    };
    const { kind, record } = await reading(context, (store, vocabulary) =>
      promotionOf(store, vocabulary, entity.join(' '), knowledge),
    );
    if (dryRun) {
      output.print(`${JSON.stringify(record)}\n`);
      return exitCodes.done;
    }
    const path = keepOwnRecord(settings.vocabulary, kind, record);
    output.print(`${JSON.stringify(record)}\n`);
    output.note(`Kept in ${path}; edit it there as you like, then \`demarche rebuild\`.`);
    const promoted = loadVocabulary(undefined, settings.vocabulary);
    await writing(context, (graph) => rebuild(graph, promoted, emitTo(output)));
    return exitCodes.done;
  },
});
