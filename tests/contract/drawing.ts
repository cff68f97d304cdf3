import type { QueryResult } from '../../src/model/index.ts';

/** What Neo4j Browser would draw of a result. */
export interface Drawing {
  /** Ids, sorted. */
  readonly nodes: readonly string[];
  /** How many cells or steps of paths are relationships. */
  readonly relationships: number;
}

/** Counts the nodes and relationships of a result, those of its paths and lists too. */
export function drawingOf({ rows }: QueryResult): Drawing {
  const nodes = new Set<string>();
  let relationships = 0;
  const look = (cell: unknown): void => {
    if (Array.isArray(cell)) {
      for (const item of cell) look(item);
    } else if (typeof cell === 'object' && cell !== null) {
      const values: Readonly<Record<string, unknown>> = { ...cell };
      if ('_labels' in values) nodes.add(String(values['id']));
      else if ('_type' in values) relationships += 1;
      else for (const item of Object.values(values)) look(item);
    }
  };
  for (const row of rows) look(row);
  return { nodes: [...nodes].sort(), relationships };
}
