import { type Cell, entityKinds, eventKinds, type SnapshotIndex } from '../model/index.ts';
import type { Piece } from './api.ts';
import { pieceOf } from './neighbours.ts';

/** Nodes that one answer draws. */
const mostNodes = 200;

/** Finds the nodes that rows of a query name – as nodes, by id, or by a name that only one has – and what ties them. */
export function createResultReader(index: SnapshotIndex): (rows: readonly (readonly Cell[])[]) => Piece {
  let byName: ReadonlyMap<string, string | undefined> | undefined;
  return (rows) => {
    byName ??= names(index);
    const ids = new Set<string>();
    for (const cell of rows.flat()) collect(cell, ids, index, byName);
    return pieceOf(index, [...ids].slice(0, mostNodes));
  };
}

function collect(
  cell: Cell,
  ids: Set<string>,
  index: SnapshotIndex,
  byName: ReadonlyMap<string, string | undefined>,
): void {
  if (typeof cell === 'string') {
    const id = isDrawn(index, cell) ? cell : byName.get(cell);
    if (id !== undefined) ids.add(id);
  } else if (typeof cell === 'object' && cell !== null) {
    for (const each of Object.values(cell)) collect(each, ids, index, byName);
  }
}

function isDrawn(index: SnapshotIndex, id: string): boolean {
  const label = index.node(id)?.label;
  return [...entityKinds, ...eventKinds].some((kind) => kind === label);
}

/** Names of entities and events; undefined where several have one. */
function names(index: SnapshotIndex): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { id } of [...entityKinds, ...eventKinds].flatMap((kind) => index.nodesOf(kind))) {
    const name = index.nameOf(id);
    found.set(name, found.has(name) ? undefined : id);
  }
  return found;
}
