import type { SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { Bloc, Measure, ShownEdge, ShownNode } from './api.ts';
import { wordsOf } from './properties.ts';

const pressing = new Set(['THREATENS', 'SANCTIONS', 'PRESSURES']);
const arming = new Set(['SELLS_ARMS_TO', 'PROPOSES_ARMS_TO']);

/** The nodes at the ends of edges, and others by id, sorted; what they measure is counted over these edges. */
export function nodesOf(
  index: SnapshotIndex,
  edges: readonly ShownEdge[],
  others: readonly string[] = [],
): readonly ShownNode[] {
  const counts = new Map<string, Record<Measure, number>>();
  const countOf = (id: string) => {
    const known = counts.get(id);
    if (known !== undefined) return known;
    const fresh = { stories: 0, sells: 0, buys: 0, presses: 0, pressed: 0 };
    counts.set(id, fresh);
    return fresh;
  };
  for (const id of others) countOf(id);
  for (const { from, to, type, stories, events } of edges) {
    const [left, right] = [countOf(from), countOf(to)];
    left.stories += stories;
    right.stories += stories;
    if (arming.has(type)) {
      left.sells += events;
      right.buys += events;
    } else if (pressing.has(type)) {
      left.presses += events;
      right.pressed += events;
    }
  }
  return [...counts]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([id, measures]) => {
      const node = index.node(id);
      if (node === undefined) return [];
      return [{ id, kind: node.label, name: index.nameOf(id), blocs: blocsOf(index, id), measures }];
    });
}

/** Alliances of the graph by members, the largest first. */
export function blocsIn(index: SnapshotIndex): readonly Bloc[] {
  return index
    .nodesOf('Alliance')
    .filter((node) => wordsOf(node, 'kind') === 'alliance')
    .map(({ id }) => ({ id, name: index.nameOf(id), members: membersOf(index, id) }))
    .filter(({ members }) => members > 0)
    .sort((a, b) => b.members - a.members || compare(a.id, b.id));
}

function blocsOf(index: SnapshotIndex, id: string): readonly string[] {
  return index
    .from(id, 'MEMBER_OF')
    .filter((row) => row.properties['active'] !== false)
    .map(({ to }) => to.id)
    .filter((alliance) => wordsOf(index.node(alliance), 'kind') === 'alliance')
    .map((alliance) => ({ alliance, members: membersOf(index, alliance) }))
    .sort((a, b) => b.members - a.members || compare(a.alliance, b.alliance))
    .map(({ alliance }) => alliance);
}

function membersOf(index: SnapshotIndex, alliance: string): number {
  return index
    .to(alliance, 'MEMBER_OF')
    .filter((row) => row.from.label === 'State' && row.properties['active'] !== false).length;
}
