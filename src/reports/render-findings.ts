import type { Finding, SnapshotIndex } from '../model/index.ts';
import { renderTable, type TableFormat } from './render-table.ts';
import { sourceLines } from './source-lines.ts';

/**
 * Findings for people (`table`: the statements, then one table for each shape of values), for machines (`json`: the Findings
 * themselves) and for spreadsheets (`csv`: one line a Finding under all names of values, claims and reference edges at the end).
 * With `explain`, the table names below each statement the words it rests on.
 */
export function renderFindings(
  findings: readonly Finding[],
  format: TableFormat,
  explain?: Pick<SnapshotIndex, 'claims'>,
): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'csv') return csvOf(findings);
  const statements = findings.map((finding) => {
    if (explain === undefined) return finding.statement;
    const sources = sourceLines(explain, finding.claims);
    const reference = finding.reference.map((edge) => `reference, not from articles: ${edge}`);
    return [finding.statement, ...[...sources, ...reference].map((line) => `  ${line}`)].join('\n');
  });
  const shapeOf = (finding: Finding) => Object.keys(finding.values).join(' ');
  const tables = [...new Set(findings.map(shapeOf))]
    .map((shape) => findings.filter((finding) => shapeOf(finding) === shape))
    .filter((group) => group.length > 1)
    .map((group) => {
      const columns = Object.keys(group[0]?.values ?? {}).filter((name) => name !== 'aspect');
      const rows = group.map((finding) => columns.map((name) => finding.values[name] ?? null));
      return renderTable(columns, rows, 'table');
    });
  return `${[`${statements.join('\n')}\n`, ...tables].join('\n')}`;
}

function csvOf(findings: readonly Finding[]): string {
  const names = [...new Set(findings.flatMap((finding) => Object.keys(finding.values)))];
  const columns = ['analysis', 'subjects', ...names, 'statement', 'claims', 'reference'];
  const rows = findings.map((finding) => [
    finding.analysis,
    finding.subjects,
    ...names.map((name) => finding.values[name] ?? null),
    finding.statement,
    finding.claims,
    finding.reference,
  ]);
  return renderTable(columns, rows, 'csv');
}
