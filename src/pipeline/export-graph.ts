import { countryCode } from '../config/index.ts';
import {
  csvFiles,
  cutPart,
  followTheMoneyFile,
  type GraphPart,
  gexfFile,
  graphmlFile,
  inOrder,
  jsonLdFile,
  rowsInOrder,
} from '../exports/index.ts';
import { DemarcheError, type ExportFile, type GraphRows, type GraphStore } from '../model/index.ts';
import { type ImportTables, importFiles } from '../storage/index.ts';
import { groupBy } from '../util/group-by.ts';

/** Formats in which a graph is exported, and whether one is a folder of files. */
export const exportFormats = {
  csv: 'folder',
  graphml: 'file',
  gexf: 'file',
  jsonld: 'file',
  ftm: 'file',
  'neo4j-import': 'folder',
} as const;
export type ExportFormat = keyof typeof exportFormats;

const exporters: Readonly<
  Record<Exclude<ExportFormat, 'neo4j-import'>, (rows: GraphRows) => readonly ExportFile[]>
> = {
  csv: csvFiles,
  graphml: graphmlFile,
  gexf: gexfFile,
  jsonld: jsonLdFile,
  ftm: followTheMoneyFile(countryCode),
};

/** A graph, or the part of it that is asked for, ready to be written. */
export interface GraphExport {
  readonly files: readonly ExportFile[];
  readonly nodes: number;
  readonly relationships: number;
}

/**
 * Reads a store's graph for an export. `neo4j-import` takes the whole graph with its record, since a part of it would not be
 * what the record says. Throws `settings/invalid` for a part of it, and `input/empty` where there is nothing to export.
 */
export async function exportGraph(
  store: GraphStore,
  format: ExportFormat,
  part: GraphPart,
): Promise<GraphExport> {
  if (format === 'neo4j-import' && part !== 'all') {
    throw new DemarcheError(
      'settings/invalid',
      '--format neo4j-import is the whole database: leave --part out.',
    );
  }
  const isImport = format === 'neo4j-import';
  const rows = cutPart((isImport ? rowsInOrder : inOrder)(await store.readGraph()), part);
  if (rows.nodes.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `The graph of ${store.location} has nothing of ${part === 'map' ? 'a map' : 'news'} to export: \`demarche ingest\` fills it; --part all has what the vocabulary knows.`,
    );
  }
  return {
    files: isImport ? importFiles(tablesOf(rows), store.readRecord()) : exporters[format](rows),
    nodes: rows.nodes.length,
    relationships: rows.relationships.length,
  };
}

function tablesOf({ nodes, relationships }: GraphRows): ImportTables {
  return {
    nodes: groupBy(nodes, ({ label }) => label),
    relationships: groupBy(relationships, ({ type }) => type),
  };
}
