import { join, relative } from 'node:path';
import { seedPath } from '../config/index.ts';
import { briefReport, query, renderTable } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { summaryText } from './ingest-command.ts';
import { harmless } from './output.ts';
import { deadLetterPath, runIngest } from './run-ingest.ts';
import { reading, writing } from './store-access.ts';

const database = join('.demarche', 'demo', 'graph.grafeo');
const mostRows = 20;
const columns = ['by', 'on', 'action', 'over', 'law', 'last'];

/** `demarche demo`. */
export const demoCommand = defineCommand({
  usage: 'demo',
  summary: 'Read the articles that come along and show what they make',
  examples: [['demo', 'a graph in .demarche/demo, a report on India, and who presses whom']],
  stops: true,
  options: (yargs) => yargs,
  async run(_, shared) {
    const { output } = shared;
    const settings = { ...shared.settings, store: { kind: 'embedded', database } as const };
    const context = { ...shared, settings };
    const summary = await writing(context, (graph, vocabulary) =>
      runIngest([relative(process.cwd(), seedPath('articles'))], graph, vocabulary, context, {
        all: true,
        format: 'auto',
        deadLetter: deadLetterPath(settings),
      }),
    );
    output.print(`${heading('What was read')}\n${summaryText(summary)}`);
    if (summary.stopped) return exitCodes.refused;
    await reading(context, async (store, vocabulary) => {
      const text = await briefReport(store, vocabulary, 'India');
      output.print(`\n${heading('A short report')}\n${harmless(text)}`);
      const limits = { limit: 1000, timeoutMs: 30_000 };
      const answer = await query('pressures', new Map(), store, vocabulary, limits);
      const shown = columns.map((name) => answer.columns.indexOf(name));
      const rows = answer.rows
        .map((row) => shown.map((at) => row[at] ?? null))
        .filter((row) => [3, 4].every((at) => !isEmpty(row[at])))
        .slice(0, mostRows);
      output.print(
        `\n${heading('Who presses whom over what, under which law')}(latest ${rows.length} with a law; \`query pressures\` shows all ${answer.rows.length})\n\n${renderTable(columns, rows, 'table')}`,
      );
    });
    output.print(`\n${heading('Where to go next')}\n${nextSteps}`);
    return summary.refused > 0 ? exitCodes.refused : exitCodes.done;
  },
});

const nextSteps = [
  ['query --list', 'all questions that have a name'],
  ['query deals-under-pressure', 'deals under pressure and what became of them'],
  ['report Turkey', 'a dossier on another state'],
  ['report S-400', 'or on a weapon system'],
  ['influence pressure India --explain', 'every figure with its sentences'],
  ['verify', 'every claim against its words'],
]
  .map(([call, meaning]) => `npx demarche ${call} --database ${database}\n    ${meaning}\n`)
  .concat('npx demarche ingest YOUR-ARTICLES\n    a graph of your own, in .demarche\n')
  .join('');

function isEmpty(cell: unknown): boolean {
  return cell === null || (Array.isArray(cell) && cell.length === 0);
}

function heading(words: string): string {
  return `== ${words} ==\n`;
}
