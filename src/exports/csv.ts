import type { ExportFile, GraphRows, Properties } from '../model/index.ts';
import { csvLine } from '../util/render-csv.ts';
import { attributesOf, plainText } from './attributes.ts';

/**
 * Two tables for spreadsheets: `nodes.csv` (id, label, then every property) and `edges.csv` (type, from, to, then every
 * property). RFC 4180 in UTF-8; cells that a spreadsheet would run as a formula are made harmless.
 */
export function csvFiles({ nodes, relationships }: GraphRows): readonly ExportFile[] {
  return [
    {
      name: 'nodes.csv',
      chunks: table(
        ['id', 'label'],
        nodes.map(({ id, label, properties }) => ({ start: [id, label], properties })),
      ),
    },
    {
      name: 'edges.csv',
      chunks: table(
        ['type', 'from', 'to'],
        relationships.map(({ type, from, to, key, properties }) => ({
          start: [type, from.id, to.id],
          properties: { key, ...properties },
        })),
      ),
    },
  ];
}

interface TableRow {
  readonly start: readonly string[];
  readonly properties: Properties;
}

function* table(fixed: readonly string[], rows: readonly TableRow[]): Generator<string> {
  const names = attributesOf(rows).map(({ name }) => name);
  yield csvLine([...fixed, ...names]);
  for (const { start, properties } of rows) {
    yield csvLine([...start, ...names.map((name) => plainText(properties[name] ?? ''))]);
  }
}
