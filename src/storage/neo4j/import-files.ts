import { randomUUID } from 'node:crypto';
import {
  type ExportFile,
  type GraphRows,
  groupLabelOf,
  type PropertyValue,
  type RecordEntry,
} from '../../model/index.ts';
import { groupBy } from '../../util/group-by.ts';
import { recordLine } from '../record-line.ts';
import { storedNode, storedRelationship } from '../stored-rows.ts';
import { schemaVersion } from './marker.ts';

/** Parts the items of a list; no text has this character. */
const listDelimiter = '\u001F';

/**
 * What `neo4j-admin database import full` makes a database of that is opened as if it had been written here: the graph, a file
 * for each label and type, the record behind it, and the marker that says so. `import.args` holds the command's arguments:
 * `neo4j-admin database import full neo4j @import.args`, called in the folder of the files with the server off.
 */
export function importFiles(rows: GraphRows, record: AsyncIterable<RecordEntry>): readonly ExportFile[] {
  const nodes = [...groupBy(rows.nodes, ({ label }) => label)].map(([label, group]): ExportFile => {
    const stored = group.map(storedNode);
    const labels = [label, groupLabelOf[label]].filter((each) => each !== undefined).join(listDelimiter);
    return {
      name: `nodes-${label}.csv`,
      chunks: table(
        ['id:ID', ':LABEL'],
        stored.map(({ id, properties: { id: _, ...properties } }) => ({ start: [id, labels], properties })),
      ),
    };
  });
  const relationships = [...groupBy(rows.relationships, ({ type }) => type)].map(
    ([type, group]): ExportFile => {
      const stored = group.map(storedRelationship);
      return {
        name: `relationships-${type}.csv`,
        chunks: table(
          [':START_ID', ':END_ID', ':TYPE'],
          stored.map(({ from, to, properties }) => ({ start: [from, to, type], properties })),
        ),
      };
    },
  );
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

function* table(fixed: readonly string[], rows: readonly Row[]): Generator<string> {
  const types = new Map<string, string>();
  for (const { properties } of rows) {
    for (const [name, value] of Object.entries(properties)) {
      const type = typeOf(value);
      // The one property that may be whole in one row and broken in another is a number.
      types.set(name, types.get(name) === 'double' ? 'double' : type);
    }
  }
  const names = [...types.keys()].sort();
  yield line([...fixed, ...names.map((name) => `${name}:${types.get(name)}`)].map(quoted));
  for (const { start, properties } of rows) {
    yield line([...start.map(quoted), ...names.map((name) => cell(properties[name]))]);
  }
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
      yield line(['id:ID', ':LABEL', 'generation:string', 'position:long', 'json:string'].map(quoted));
      for await (const entry of record) {
        const id = `${append}:${position}`;
        yield line([id, 'RecordEntry', generation, String(position), recordLine(entry)].map(quoted));
        position += 1;
      }
    },
  };
}

function* markerTable(count: () => number): Generator<string> {
  yield* table(
    ['id:ID', ':LABEL'],
    [
      {
        start: ['demarche', 'Demarche'],
        properties: { schemaVersion, generation, position: count(), graphPosition: count(), rebuild: '' },
      },
    ],
  );
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
