import { digest, rebuild, restore, retract } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { emitTo, reading, writing } from './store-access.ts';

/** `demarche retract`. */
export const retractCommand = defineCommand({
  usage: 'retract <article>',
  summary: 'Take back an article and exactly what rested on it',
  examples: [
    ['retract https://example.org/a-story', 'its claims leave the graph; the record keeps them hidden'],
    ['retract news/story.txt --erase', 'its text and claims leave the record as well'],
  ],
  options: (yargs) =>
    yargs
      .positional('article', { type: 'string', demandOption: true, describe: 'Id of the article' })
      .option('erase', {
        type: 'boolean',
        default: false,
        describe: 'Remove its text and claims from the record',
      }),
  async run({ article, erase }, context) {
    const id = await writing(context, (graph, vocabulary) =>
      retract(
        graph,
        { articleId: article, erase, at: new Date().toISOString() },
        vocabulary,
        emitTo(context.output),
      ),
    );
    context.output.print(`${erase ? 'erased' : 'retracted'} ${id}\n`);
    return exitCodes.done;
  },
});

/** `demarche rebuild`. */
export const rebuildCommand = defineCommand({
  usage: 'rebuild',
  summary: 'Fold the graph anew from the record',
  examples: [
    ['rebuild', 'after an update of demarche, or when verify finds something'],
    ['rebuild --min-confidence 0.4', 'draw claims that were kept as unsure, from here on'],
  ],
  options: (yargs) => yargs,
  async run(_, context) {
    const { minConfidence } = context.settings;
    const {
      texts,
      nodes,
      relationships,
      digest: sum,
    } = await writing(context, (graph, vocabulary) =>
      rebuild(
        graph,
        vocabulary,
        emitTo(context.output),
        minConfidence === undefined ? undefined : { minConfidence, at: new Date().toISOString() },
      ),
    );
    context.output.print(
      `texts          ${texts}\nnodes          ${nodes}\nrelationships  ${relationships}\ndigest         ${sum}\n`,
    );
    return exitCodes.done;
  },
});

/** `demarche restore`. */
export const restoreCommand = defineCommand({
  usage: 'restore <file>',
  summary: 'Make the record exactly that of an exported file',
  examples: [['restore record.jsonl --database copy/graph.grafeo', 'into another store']],
  options: (yargs) =>
    yargs.positional('file', {
      type: 'string',
      demandOption: true,
      describe: 'What `export --claims` wrote',
    }),
  async run({ file }, context) {
    const restored = await writing(context, (graph, vocabulary) =>
      restore(graph, file, vocabulary, emitTo(context.output)),
    );
    context.output.print(`restored ${restored.record.texts.length} texts\n`);
    return exitCodes.done;
  },
});

/** `demarche digest`. */
export const digestCommand = defineCommand({
  usage: 'digest',
  summary: "The graph's digest: equal on every store for equal claims",
  examples: [['digest --store neo4j', 'compare it with the embedded store’s']],
  options: (yargs) => yargs,
  async run(_, context) {
    context.output.print(`${await reading(context, digest)}\n`);
    return exitCodes.done;
  },
});
