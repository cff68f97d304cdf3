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
} from '../exports/index.ts';
import { DemarcheError, type ExportFile, type GraphRows, type GraphStore } from '../model/index.ts';
import { importFiles } from '../storage/index.ts';

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
  const rows = cutPart(inOrder(await store.readGraph()), part);
  if (rows.nodes.length === 0) {
    throw new DemarcheError(
      'input/empty',
      `The graph of ${store.location} has nothing of ${part === 'map' ? 'a map' : 'news'} to export: \`demarche ingest\` fills it; --part all has what the vocabulary knows.`,
    );
  }
  return {
    files: format === 'neo4j-import' ? importFiles(rows, store.readRecord()) : exporters[format](rows),
    nodes: rows.nodes.length,
    relationships: rows.relationships.length,
  };
}
