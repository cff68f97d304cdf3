import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { DemarcheError, type Judgement } from '../model/index.ts';
import {
  type AppliedJudgements,
  applyJudgements,
  type Decision,
  exportJudgements,
  judge,
  listJudgements,
  type OpenGraph,
  openReview,
  openStories,
  readLiveRecord,
  renderDoubtLines,
  renderDoubtTable,
  renderTable,
  type ShownDoubt,
  undoJudgement,
  withStories,
} from '../pipeline/index.ts';
import { type Context, defineCommand } from './command.ts';
import { canTalk, openDialogue } from './dialogue.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { login } from './login.ts';
import { harmless } from './output.ts';
import { judgementWords, reviewSession } from './review-session.ts';
import { refusalLine } from './run-ingest.ts';
import { emitTo, reading, writing } from './store-access.ts';
import { WrongUse } from './wrong-use.ts';

const formats = ['table', 'json'] as const;
type Format = (typeof formats)[number];

/** `demarche review`. */
export const reviewCommand = defineCommand({
  usage: 'review',
  summary: 'Judge what may be one entity or one deal: same or different; undoable',
  examples: [
    ['review', 'asks in a terminal, one pair after the other; goes on where it was left'],
    ['review --list --format json > doubts.jsonl', 'lines to fill in: same, different or unsure'],
    ['review --file doubts.jsonl', 'applies them, without a terminal'],
    ['review --undo', 'takes back the last judgement'],
  ],
  options: (yargs) =>
    yargs
      .option('list', { type: 'boolean', default: false, describe: 'Print what is in doubt and ask nothing' })
      .option('judged', {
        type: 'boolean',
        default: false,
        describe: 'Print what was judged, by whom and why',
      })
      .option('file', {
        type: 'string',
        describe: 'Apply a file of judgements, one JSON object a line; - reads standard input',
      })
      .option('undo', { type: 'boolean', default: false, describe: 'Take back the last judgement' })
      .option('format', { choices: formats, default: 'table' as const, describe: 'Of what is printed' })
      .option('by', { type: 'string', describe: 'Who judges, for the record; your login unless given' }),
  async run({ list, judged, file, undo, format, by = login() }, context) {
    const ways = [list && '--list', judged && '--judged', file !== undefined && '--file', undo && '--undo'];
    const asked = ways.filter((way) => way !== false);
    if (asked.length > 1) throw new WrongUse(`review does one thing at a time: ${asked.join(' or ')}.`);
    if (by.trim() === '') throw new WrongUse('--by takes the name of whoever judges.');
    if (judged) return printJudged(format, context);
    if (file !== undefined) return applyFile(file, by, context);
    if (undo) return undoLast(by, context);
    if (list) {
      await printDoubts(format, context);
      return exitCodes.done;
    }
    return canTalk() ? talk(by, context) : askForTerminal(format, context);
  },
});

async function printDoubts(format: Format, context: Context): Promise<number> {
  const doubts = await reading(context, async (store, vocabulary): Promise<readonly ShownDoubt[]> => {
    const record = await readLiveRecord(store.readRecord());
    const stories = await openStories(store, record, vocabulary);
    return openReview(record, vocabulary, stories).pending(record.judgements);
  });
  const printed = format === 'json' ? renderDoubtLines(doubts) : renderDoubtTable(doubts);
  context.output.print(format === 'json' ? printed : harmless(printed));
  return doubts.length;
}

async function askForTerminal(format: Format, context: Context): Promise<ExitCode> {
  const found = await printDoubts(format, context);
  if (found === 0) {
    context.output.note('Nothing is in doubt.');
    return exitCodes.done;
  }
  context.output.warn(
    'settings/invalid: review asks in a terminal, and there is none here. Run it in one; or `demarche review --list --format json > doubts.jsonl`, ' +
      'write same, different or unsure as the decision of each line that you judge, and `demarche review --file doubts.jsonl`.',
  );
  return exitCodes.wrongUse;
}

async function talk(by: string, context: Context): Promise<ExitCode> {
  const emit = emitTo(context.output);
  const { judged, left } = await writing(context, async (opened, vocabulary) => {
    let graph: OpenGraph = await withStories(opened, vocabulary);
    const dialogue = openDialogue();
    try {
      return await reviewSession(
        {
          judgements: () => graph.record.judgements,
          openReview: () => openReview(graph.record, vocabulary, graph.stories),
          async judge(decision: Decision) {
            graph = await judge(graph, [decision], now(), vocabulary, emit);
          },
          async undo(): Promise<Judgement | undefined> {
            const { graph: after, undone } = await undoJudgement(graph, { by, at: now() }, vocabulary, emit);
            graph = after;
            return undone;
          },
        },
        dialogue,
        by,
      );
    } finally {
      dialogue.close();
    }
  });
  context.output.print(`judged  ${judged}\nleft    ${left}\n`);
  return exitCodes.done;
}

async function undoLast(by: string, context: Context): Promise<ExitCode> {
  const { undone } = await writing(context, (graph, vocabulary) =>
    undoJudgement(graph, { by, at: now() }, vocabulary, emitTo(context.output)),
  );
  if (undone === undefined) {
    throw new DemarcheError('subject/unknown', 'The record holds no judgement that could be taken back.');
  }
  context.output.print(harmless(`taken back  ${judgementWords(undone)}\n`));
  return exitCodes.done;
}

async function applyFile(path: string, by: string, context: Context): Promise<ExitCode> {
  const source = path === '-' ? 'stdin' : path;
  const text = await textIn(path);
  const say = emitTo(context.output);
  const { applied } = await writing(context, (graph, vocabulary) =>
    applyJudgements(graph, { text, source, by, at: now() }, vocabulary, (event) => {
      if (event.type === 'refused') context.output.warn(refusalLine(event.refusal));
      else say(event);
    }),
  );
  context.output.print(summaryOf(applied));
  return applied.refused > 0 ? exitCodes.refused : exitCodes.done;
}

async function textIn(path: string): Promise<string> {
  try {
    return path === '-' ? await textOf(process.stdin) : await readFile(path, 'utf8');
  } catch (cause) {
    throw new DemarcheError('input/unreadable', `${path} cannot be read: ${String(cause)}`, { cause });
  }
}

function summaryOf({ added, known, outweighed, idle, open, refused }: AppliedJudgements): string {
  const details = [
    ...(outweighed > 0 ? [`${outweighed} outweighed by later ones`] : []),
    ...(idle > 0 ? [`${idle} on what no article tells of`] : []),
  ];
  return [
    `added      ${added}${details.length > 0 ? ` (${details.join(', ')})` : ''}`,
    `known      ${known}`,
    `undecided  ${open}`,
    `refused    ${refused}`,
    '',
  ].join('\n');
}

async function printJudged(format: Format, context: Context): Promise<ExitCode> {
  if (format === 'json') {
    context.output.print(
      await reading(context, (store, vocabulary) => exportJudgements(store, vocabulary, 'in force')),
    );
    return exitCodes.done;
  }
  const judged = await reading(context, (store, vocabulary) => listJudgements(store, vocabulary));
  const rows = judged.map(({ judgement, leftName, rightName }) => {
    const { left, right, decision, by, at, reasons } = judgement;
    return [decision, leftName ?? left, rightName ?? right, by, at, reasons];
  });
  const columns = ['decision', 'left', 'right', 'by', 'at', 'reasons'];
  context.output.print(harmless(renderTable(columns, rows, 'table')));
  return exitCodes.done;
}

function now(): string {
  return new Date().toISOString();
}
