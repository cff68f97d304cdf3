import {
  type Cell,
  type Compared,
  type ReconciledLine,
  type Reconciliation,
  reconciledOutcomes,
} from '../model/index.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { renderTable } from './render-table.ts';

export const reconciliationFormats = ['table', 'json', 'csv', 'markdown'] as const;
export type ReconciliationFormat = (typeof reconciliationFormats)[number];

const columns = ['outcome', 'news', 'words', 'source', 'register', 'lines', 'compared', 'unresolved'];

/**
 * A comparison of deals with registers: `table` and `markdown` for people, with the counts above; `csv` one line of what belongs
 * together a row; `json` all of it, with every deal, row and field.
 */
export function renderReconciliation(reconciliation: Reconciliation, format: ReconciliationFormat): string {
  if (format === 'json') return `${JSON.stringify(reconciliation, null, 2)}\n`;
  const { lines } = reconciliation;
  const rows = lines.map(cellsOf);
  if (format === 'csv') return renderTable(columns, rows, 'csv');
  if (format === 'table') return `${countsIn(reconciliation)}\n\n${renderTable(columns, rows, 'table')}`;
  return markdown(reconciliation);
}

function countsIn({ counts, deals, rows, yearTolerance }: Reconciliation): string {
  const parts = reconciledOutcomes.map((outcome) => `${outcome} ${counts[outcome]}`);
  return `${parts.join(', ')} (${deals} deals of the news, ${rows} rows of the register; years may differ by ${yearTolerance})`;
}

function cellsOf({ outcome, deals, rows, compared }: ReconciledLine): readonly Cell[] {
  return [
    outcome,
    deals.map(({ name, id }) => `${name} (${id})`),
    deals.map(({ words }) => words),
    deals.map(({ source }) => source),
    rows.map(({ name }) => name),
    rows.map(({ file, line }) => `${file}:${line}`),
    compared.map(comparedWords),
    [...new Set(rows.flatMap(({ unresolved }) => unresolved))],
  ];
}

/** `quantity 5 = 5`, `year 2018 ≠ 2015 (1 year either way)`, `status cancelled ✗ delivered (…)`. */
function comparedWords({ field, news, register, answer, rule }: Compared): string {
  const sign = { agrees: '=', differs: '≠', contradicts: '✗' }[answer];
  return `${field} ${news} ${sign} ${register}${rule === undefined ? '' : ` (${rule})`}`;
}

const headings = {
  matched: 'Matched',
  partial: 'Partly matched',
  conflict: 'In conflict',
  'news-only': 'In the news alone',
  'register-only': 'In the register alone',
} as const;

function markdown(reconciliation: Reconciliation): string {
  const parts = reconciledOutcomes.flatMap((outcome) => {
    const lines = reconciliation.lines.filter((line) => line.outcome === outcome);
    if (lines.length === 0) return [];
    return [`## ${headings[outcome]} (${lines.length})`, ...lines.map(markdownLine)];
  });
  return `${['# News and register', escapeMarkdown(countsIn(reconciliation)), ...parts].join('\n\n')}\n`;
}

function markdownLine({ deals, rows, compared }: ReconciledLine): string {
  const name = deals[0]?.name ?? rows[0]?.name ?? '';
  return [
    `### ${escapeMarkdown(name)}`,
    '',
    ...deals.map(({ id, status, date, words, source }) => {
      const about = [id, status, date ?? ''].filter(Boolean).join(', ');
      return `- News: ${escapeMarkdown(about)}. “${escapeMarkdown(words)}” — ${escapeMarkdown(source)}`;
    }),
    ...rows.map(({ file, line, words, unresolved }) => {
      const open = unresolved.length > 0 ? ` Not resolved: ${unresolved.join(', ')}.` : '';
      return `- Register: ${escapeMarkdown(file)}, line ${line}: “${escapeMarkdown(oneLine(words))}”${open}`;
    }),
    ...compared.map(
      (each) =>
        `- ${each.answer === 'agrees' ? '' : '**'}${escapeMarkdown(comparedWords(each))}${each.answer === 'agrees' ? '' : '**'}`,
    ),
  ].join('\n');
}

function oneLine(words: string): string {
  return words
    .split('\n')
    .map((line) => line.trim())
    .join(' ⏎ ');
}
