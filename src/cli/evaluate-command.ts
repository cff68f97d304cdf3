import { loadVocabulary, seedPath } from '../config/index.ts';
import {
  annotatedIdentity,
  type ClaimScores,
  type ContrastScores,
  type Evaluation,
  evaluateClaims,
  evaluateContrast,
  evaluateFolds,
  type IdentityScores,
  openStages,
  type PipelineEvent,
  readClaimSheets,
  readFolds,
  readGold,
  readIdentity,
  readIdentitySet,
  readShortTexts,
  type Stages,
  thresholdsOf,
} from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { errorLines, errorListing } from './error-listing.ts';
import { exitCodes } from './exit-codes.ts';
import { identityTable } from './identity-table.ts';
import { modelFlags, usageText } from './model-flags.ts';
import { emitTo } from './store-access.ts';

/** `demarche evaluate`. */
export const evaluateCommand = defineCommand({
  usage: 'evaluate [path]',
  summary: 'Precision, recall and F1 by kind of fact against annotated articles',
  examples: [
    ['evaluate', 'the articles of seeds/gold/dev.jsonl'],
    ['evaluate my-articles/ --errors', 'a folder of NAME.txt with NAME.json, and what went wrong'],
    [
      'evaluate --contrast',
      'a threat is not a sanction, a denial not a deal: texts that differ in few words',
    ],
    ['evaluate --identity', 'one deal, one system, one person in many articles'],
    ['evaluate --errors --format json > errors.jsonl', 'the scores, then an error a line, for programs'],
  ],
  options: (yargs) =>
    modelFlags(yargs)
      .positional('path', {
        type: 'string',
        default: seedPath('gold', 'dev.jsonl'),
        defaultDescription: 'seeds/gold/dev.jsonl',
        describe: 'A JSONL file, or a folder of JSONL files or of NAME.txt and NAME.json',
      })
      .option('folds', {
        type: 'string',
        describe:
          'A folder of readers named by the slices they learned from (a-h,q-t): each is scored on the others',
      })
      .option('slices', {
        type: 'string',
        default: 'a-p',
        describe: 'With --folds: the slices of seeds/gold that count; q-x are those in plain style',
      })
      .option('contrast', {
        type: 'boolean',
        default: false,
        describe: 'Read the near-identical texts of seeds/gold/contrast instead, and count those read right',
      })
      .option('claims', {
        type: 'boolean',
        default: false,
        describe:
          'Measure instead how well the claims read carry what they say, on the articles that seeds/gold/claims annotates',
      })
      .option('identity', {
        type: 'boolean',
        default: false,
        describe:
          'Measure instead whether names and deals are recognised from article to article, on seeds/gold/identity; with --errors each pair that is not',
      })
      .option('facts-only', {
        type: 'boolean',
        default: false,
        describe: 'With --identity: only in the annotated facts, without reading the articles',
      })
      .option('reader', {
        type: 'string',
        default: seedPath('reader'),
        defaultDescription: 'seeds/reader',
        describe: 'Folder of the reader',
      })
      .option('errors', {
        type: 'boolean',
        default: false,
        describe: 'Count errors by kind and cause, and list each with its sentence',
      })
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'json is JSON lines: the scores, then each error',
      }),
  async run(
    { path, folds, slices, contrast, claims, identity, factsOnly, reader, errors, format },
    { settings, output },
  ) {
    const opened: Stages[] = [];
    const open = async (folder: string) => {
      const stages = await openStages(settings, undefined, folder);
      opened.push(stages);
      return stages;
    };
    const sayUsage = () => {
      for (const stages of opened) {
        const usage = usageText(stages.modelStage?.usage()).trimEnd();
        if (usage !== '') output.note(usage);
      }
    };
    const say = emitTo(output);
    let done = 0;
    const emit = (event: PipelineEvent): void => {
      if (event.type !== 'article') {
        say(event);
        return;
      }
      done += 1;
      output.progress(`${done} texts read`);
    };
    const isJson = format === 'json';
    if (contrast) {
      const texts = await readShortTexts(seedPath('gold', 'contrast'));
      const scores = await evaluateContrast(texts, () => open(reader), emit);
      output.endProgress();
      output.print(isJson ? `${JSON.stringify(scores)}\n` : contrastTable(scores, errors));
      sayUsage();
      return exitCodes.done;
    }
    if (identity) {
      const set = await readIdentitySet(seedPath('gold', 'identity'));
      const scores: (readonly [string, IdentityScores])[] = [
        ['annotated facts', annotatedIdentity(set, loadVocabulary(undefined, settings.vocabulary))],
      ];
      if (!factsOnly) {
        const stages = await open(reader);
        try {
          scores.push(['what is read', await readIdentity(set, stages, thresholdsOf(settings).drawn, emit)]);
        } finally {
          await stages.encoder.close();
        }
        output.endProgress();
      }
      const lines = scores.map(([source, each]) => `${JSON.stringify({ source, ...each })}\n`);
      output.print(isJson ? lines.join('') : identityTable(scores, errors));
      sayUsage();
      return exitCodes.done;
    }
    const readings =
      folds === undefined ? [{ reader, gold: await readGold(path) }] : await readFolds(folds, slices);
    if (claims) {
      const sheets = await readClaimSheets(seedPath('gold', 'claims'));
      const scores = await evaluateClaims(readings, sheets, open, emit);
      output.endProgress();
      output.print(isJson ? `${JSON.stringify(scores)}\n` : claimTable(scores));
      sayUsage();
      return exitCodes.done;
    }
    const scores = await evaluateFolds(readings, open, emit);
    output.endProgress();
    output.print(isJson ? scoreLine(scores) : scoreTable(scores));
    if (errors) output.print(isJson ? errorLines(scores.errors) : `\n${errorListing(scores.errors)}`);
    sayUsage();
    return exitCodes.done;
  },
});

/** How many contrast texts were read right, and for each of the others what was missed and what was read wrongly. */
function contrastTable({ cases, right, clean, errors }: ContrastScores, listed: boolean): string {
  const share = (count: number): string =>
    `${count} of ${cases} (${((100 * count) / Math.max(1, cases)).toFixed(1)} %)`;
  const head = `contrast texts read right in all that tells them apart: ${share(right)}\nwithout a false reading: ${share(clean)}`;
  const lines = errors.map(({ id, text, missed, wrong }) =>
    [
      `${id}: ${text}`,
      ...missed.map((fact) => `  missed ${JSON.stringify(fact)}`),
      ...wrong.map((fact) => `  wrong  ${JSON.stringify(fact)}`),
    ].join('\n'),
  );
  return `${[head, ...(listed ? lines : [])].join('\n')}\n`;
}

/** How well claims carry what they say, by kind, the mean of all last; then how sources and dates fare where there are any. */
function claimTable({ rows, all, sources, dates }: ClaimScores): string {
  const measures = ['evidence', 'attribution', 'date', 'polarity', 'modality'] as const;
  const cells = [
    ['kind', 'claims', ...measures],
    ...[...rows, all].map((row) => [
      row.name,
      String(row.claims),
      ...measures.map((measure) => row[measure].toFixed(3)),
    ]),
  ];
  const table = cells.map(([name = '', ...numbers]) =>
    [name.padEnd(13), ...numbers.map((cell) => cell.padStart(11))].join(' '),
  );
  const lines = [['sources', sources] as const, ['dates', dates] as const].map(
    ([name, { annotated, given, right }]) =>
      `${name}: ${annotated} annotated, ${given} given, ${right} right`,
  );
  return `${[...table, ...lines].join('\n')}\n`;
}

/** Scores as aligned text: kind, precision, recall, F1, hits, false alarms, misses; the micro average, then the shapes of articles. */
function scoreTable({ articles, predicted, rows, all, deeds, shapes }: Evaluation): string {
  const line = ({ name, ...row }: Evaluation['all']): string =>
    [
      name.padEnd(14),
      ...[row.precision, row.recall, row.f1].map((value) => value.toFixed(3).padStart(6)),
      ...[row.truePositives, row.falsePositives, row.falseNegatives].map((count) =>
        String(count).padStart(5),
      ),
    ].join(' ');
  const head = `${'kind'.padEnd(14)} ${['P', 'R', 'F1'].map((name) => name.padStart(6)).join(' ')} ${['tp', 'fp', 'fn'].map((name) => name.padStart(5)).join(' ')}`;
  const told = ({ told, right }: Evaluation['deeds']['deals']): string => `${told}, ${right} of them rightly`;
  return `${[
    head,
    ...[...rows, all].map(line),
    `${articles} articles, ${predicted} read`,
    ...shapes.map((shape) => `${line(shape)} in ${shape.articles} articles`),
    `told as done: deals ${told(deeds.deals)}; sanctions ${told(deeds.sanctions)}`,
  ].join('\n')}\n`;
}

/** The same scores as one line of JSON. */
function scoreLine({ errors: _, ...scores }: Evaluation): string {
  return `${JSON.stringify(scores)}\n`;
}
