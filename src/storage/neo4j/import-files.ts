import { randomUUID } from 'node:crypto';
import {
  type ExportFile,
  groupLabelOf,
  type NodeLabel,
  type NodeRow,
  type PropertyValue,
  type RecordEntry,
  type RelationshipRow,
  type RelationshipType,
} from '../../model/index.ts';
import { recordLine } from '../record-line.ts';
import { storedNode, storedRelationship } from '../stored-rows.ts';
import { schemaVersion } from './marker.ts';

/** Characters of a piece of a file: lines one by one would take longer to hand on than to make. */
const pieceLength = 64 * 1024;
/** Parts the items of a list; no text has this character. */
const listDelimiter = '\u001F';

/** The rows of a graph by what they are. Each is gone through twice, first for its columns, and none is kept. */
export interface ImportTables {
  readonly nodes: ReadonlyMap<NodeLabel, Iterable<NodeRow>>;
  readonly relationships: ReadonlyMap<RelationshipType, Iterable<RelationshipRow>>;
}

/**
 * What `neo4j-admin database import full` makes a database of that is opened as if it had been written here: the graph, a file
 * for each label and type, the record behind it, and the marker that says so. `import.args` holds the command's arguments:
 * `neo4j-admin database import full neo4j @import.args`, called in the folder of the files with the server off.
 * Nothing is held beside the rows that are handed in: each becomes its line when the line is asked for.
 */
export function importFiles(tables: ImportTables, record: AsyncIterable<RecordEntry>): readonly ExportFile[] {
  const nodes = [...tables.nodes].map(([label, rows]): ExportFile => {
    const labels = [label, groupLabelOf[label]].filter((each) => each !== undefined).join(listDelimiter);
    const toRow = (row: NodeRow): Row => {
      const { id, properties } = storedNode(row);
      const { id: _, ...rest } = properties;
      return { start: [id, labels], properties: rest };
    };
    return { name: `nodes-${label}.csv`, chunks: table(['id:ID', ':LABEL'], rows, toRow) };
  });
  const relationships = [...tables.relationships].map(([type, rows]): ExportFile => {
    const toRow = (row: RelationshipRow): Row => {
      const { from, to, properties } = storedRelationship(row);
      return { start: [from, to, type], properties };
    };
    const fixed = [':START_ID', ':END_ID', ':TYPE'];
    return { name: `relationships-${type}.csv`, chunks: table(fixed, rows, toRow) };
  });
  const entries = countedEntries(record);
  const files = [
    ...nodes,
    ...relationships,
    { name: 'record.csv', chunks: entries.chunks() },
    // Behind the record, of whose entries it says the number.
    { name: 'marker.csv', chunks: markerTable(entries.count) },
  ];
  return [...files, { name: 'import.args', chunks: [argumentsOf(files.map(({ name }) => name))] }];
}

interface Row {
  readonly start: readonly string[];
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

function* table<Given>(
  fixed: readonly string[],
  rows: Iterable<Given>,
  toRow: (row: Given) => Row,
): Generator<string> {
  const types = new Map<string, string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(toRow(row).properties)) {
      const type = typeOf(value);
      // The one property that may be whole in one row and broken in another is a number.
      types.set(name, types.get(name) === 'double' ? 'double' : type);
    }
  }
  const names = [...types.keys()].sort();
  let piece = line([...fixed, ...names.map((name) => `${name}:${types.get(name)}`)].map(quoted));
  for (const row of rows) {
    const { start, properties } = toRow(row);
    piece += line([...start.map(quoted), ...names.map((name) => cell(properties[name]))]);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function typeOf(value: PropertyValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'string[]';
}

/** A missing property is an empty cell; an empty string is a quoted one. */
function cell(value: PropertyValue | undefined): string {
  if (value === undefined) return '';
  return quoted(typeof value === 'object' ? value.join(listDelimiter) : String(value));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

const generation = 'imported';

/** The record as nodes, and how many there were once all are written. */
function countedEntries(record: AsyncIterable<RecordEntry>) {
  let position = 0;
  const append = randomUUID();
  return {
    count: () => position,
    async *chunks(): AsyncGenerator<string> {
      let piece = line(['id:ID', ':LABEL', 'generation:string', 'position:long', 'json:string'].map(quoted));
      for await (const entry of record) {
        const id = `${append}:${position}`;
        piece += line([id, 'RecordEntry', generation, String(position), recordLine(entry)].map(quoted));
        position += 1;
        if (piece.length < pieceLength) continue;
        yield piece;
        piece = '';
      }
      yield piece;
    },
  };
}

function* markerTable(count: () => number): Generator<string> {
  const properties = { schemaVersion, generation, position: count(), graphPosition: count(), rebuild: '' };
  yield* table(['id:ID', ':LABEL'], [{ start: ['demarche', 'Demarche'], properties }], (row: Row) => row);
}

function argumentsOf(names: readonly string[]): string {
  const inputs = names.map(
    (name) => `--${name.startsWith('relationships-') ? 'relationships' : 'nodes'}=${name}`,
  );
  return [
    ...inputs,
    '--array-delimiter=U+001F',
    '--multiline-fields=true',
    '--overwrite-destination=true',
    '',
  ].join('\n');
}
