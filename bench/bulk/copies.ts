import type {
  GraphRows,
  NodeLabel,
  NodeRef,
  NodeRow,
  RecordEntry,
  RelationshipRow,
} from '../../src/model/index.ts';
import type { ImportTables } from '../../src/storage/index.ts';
import { groupBy } from '../../src/util/group-by.ts';

/** What all copies share: who and what is spoken of. */
const shared: ReadonlySet<NodeLabel> = new Set<NodeLabel>([
  'State',
  'Organization',
  'Person',
  'Alliance',
  'Programme',
  'WeaponSystem',
  'Legislation',
]);

/**
 * A graph as if its articles had been printed so many times with other words: each copy has articles, claims and events of its own,
 * about the same states and systems. Made while it is gone through, so that its size takes no memory.
 */
export function copiesOf({ nodes, relationships }: GraphRows, copies: number): ImportTables {
  const moved = <Ref extends NodeRef>(ref: Ref, copy: number): Ref =>
    copy === 0 || shared.has(ref.label) ? ref : { ...ref, id: `${copy}:${ref.id}` };
  const isShared = ({ from, to }: RelationshipRow) => shared.has(from.label) && shared.has(to.label);
  const nodesOf = (label: NodeLabel, rows: readonly NodeRow[]): Iterable<NodeRow> =>
    repeated(shared.has(label) ? 1 : copies, rows, moved);
  const relationshipsOf = (rows: readonly RelationshipRow[]): Iterable<RelationshipRow> =>
    repeated(copies, rows, (row, copy) => {
      if (copy === 0) return row;
      return isShared(row) ? undefined : { ...row, from: moved(row.from, copy), to: moved(row.to, copy) };
    });
  const byLabel = groupBy(nodes, ({ label }) => label);
  const byType = groupBy(relationships, ({ type }) => type);
  return {
    nodes: new Map([...byLabel].map(([label, rows]) => [label, nodesOf(label, rows)])),
    relationships: new Map([...byType].map(([type, rows]) => [type, relationshipsOf(rows)])),
  };
}

/** The entries behind the copies. */
export async function* entriesOfCopies(
  entries: readonly RecordEntry[],
  copies: number,
): AsyncGenerator<RecordEntry> {
  for (let copy = 0; copy < copies; copy += 1) {
    for (const entry of entries) {
      yield entry.type === 'reading' || entry.type === 'printing'
        ? { ...entry, article: { ...entry.article, id: `${copy}:${entry.article.id}` } }
        : entry;
    }
  }
}

/** Can be gone through again and again. */
function repeated<Row>(
  times: number,
  rows: readonly Row[],
  change: (row: Row, copy: number) => Row | undefined,
): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      for (let copy = 0; copy < times; copy += 1) {
        for (const row of rows) {
          const changed = change(row, copy);
          if (changed !== undefined) yield changed;
        }
      }
    },
  };
}
