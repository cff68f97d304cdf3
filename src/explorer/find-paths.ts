import { derivedTypes, type RelationshipRow, type SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { PathsAnswer } from './api.ts';
import { edgeOf } from './edge-of.ts';
import { tiesOf } from './neighbours.ts';
import { nodesOf } from './nodes-of.ts';

/** Paths given at most, and steps of the longest. */
const most = 12;
const longest = 6;

interface Step {
  readonly row: RelationshipRow;
  readonly from: string;
}

/**
 * The shortest ways between two nodes, whatever the direction of each edge: by arms, pressure and resistance alone where there
 * is one, else by any tie. Breadth first from `left`, so that each way is as short as any; the best told come first.
 */
export function findPaths(index: SnapshotIndex, left: string, right: string): PathsAnswer {
  for (const by of ['acts', 'all'] as const) {
    const paths = shortest(index, left, right, by === 'acts');
    if (paths.length === 0) continue;
    const edges = new Map(paths.flat().map((row) => [edgeId(row), edgeOf(index, row)]));
    const shown = [...edges.values()];
    return { by, paths: paths.map((path) => path.map(edgeId)), edges: shown, nodes: nodesOf(index, shown) };
  }
  return { by: 'none', paths: [], edges: [], nodes: nodesOf(index, [], [left, right]) };
}

function shortest(
  index: SnapshotIndex,
  left: string,
  right: string,
  actsOnly: boolean,
): readonly (readonly RelationshipRow[])[] {
  const cameBy = new Map<string, Step[]>([[left, []]]);
  let front = [left];
  for (let depth = 0; depth < longest && front.length > 0 && !cameBy.has(right); depth += 1) {
    const next = new Map<string, Step[]>();
    for (const from of front) {
      for (const row of rowsOf(index, from, actsOnly)) {
        const to = row.from.id === from ? row.to.id : row.from.id;
        if (cameBy.has(to)) continue;
        const steps = next.get(to);
        if (steps === undefined) next.set(to, [{ row, from }]);
        else steps.push({ row, from });
      }
    }
    for (const [to, steps] of next) cameBy.set(to, steps);
    front = [...next.keys()];
  }
  if (left === right || !cameBy.has(right)) return [];
  return waysTo(cameBy, right);
}

/** Walks back over the steps; at each node the best told come first, so the first ways are good ones. */
function waysTo(
  cameBy: ReadonlyMap<string, readonly Step[]>,
  id: string,
): readonly (readonly RelationshipRow[])[] {
  const steps = cameBy.get(id) ?? [];
  if (steps.length === 0) return [[]];
  const ways: RelationshipRow[][] = [];
  for (const { row, from } of [...steps].sort(byStories)) {
    for (const way of waysTo(cameBy, from)) {
      if (ways.length >= most) return ways;
      ways.push([...way, row]);
    }
  }
  return ways;
}

function rowsOf(index: SnapshotIndex, id: string, actsOnly: boolean): readonly RelationshipRow[] {
  return actsOnly
    ? [...index.from(id, ...derivedTypes), ...index.to(id, ...derivedTypes)]
    : tiesOf(index, id);
}

function byStories(a: Step, b: Step): number {
  return storiesOf(b.row) - storiesOf(a.row) || compare(edgeId(a.row), edgeId(b.row));
}

function storiesOf({ properties }: RelationshipRow): number {
  const { sources } = properties;
  return typeof sources === 'number' ? sources : 0;
}

function edgeId({ type, from, to }: RelationshipRow): string {
  return `${type} ${from.id} ${to.id}`;
}
