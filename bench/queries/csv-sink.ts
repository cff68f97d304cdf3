import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { groupLabelOf, type Properties } from '../../src/model/index.ts';
import type { Sink } from './large-graph.ts';

const flushAt = 1 << 20;

/** The properties of the bench's graph, as `neo4j-admin database import` wants their types named. */
const nodeColumns =
  'name iso3 kind category aliases:string[] origin:string[] adopted former known first last until status stage action polarity modality currency history:string[] published title outlet quote active:boolean stopped:boolean value:long sources:long start:long texts:long confidence:double'.split(
    ' ',
  );
const relationshipColumns =
  'key basis first last until title instrument stage active:boolean sources:long events:string[] claims:string[]'.split(
    ' ',
  );

/** Two CSV files, and the arguments that name them, in the form of `neo4j-admin database import`, written as rows come. */
export function csvSink(folder: string) {
  const nodes = table(join(folder, 'nodes.csv'), [...nodeColumns], ['id:ID', ':LABEL']);
  const relationships = table(
    join(folder, 'relationships.csv'),
    [...relationshipColumns],
    [':START_ID', ':END_ID', ':TYPE'],
  );
  const sink: Sink = {
    node(label, id, properties) {
      const group = groupLabelOf[label];
      nodes.write([id, group === undefined ? label : `${label};${group}`], properties);
    },
    relationship(type, from, to, properties = {}) {
      relationships.write([from, to, type], { key: '', ...properties });
    },
  };
  return {
    sink,
    close() {
      nodes.close();
      relationships.close();
      writeFileSync(
        join(folder, 'import.args'),
        '--nodes=nodes.csv\n--relationships=relationships.csv\n--overwrite-destination=true\n',
      );
      return { nodes: nodes.count(), relationships: relationships.count() };
    },
  };
}

function table(path: string, columns: readonly string[], fixed: readonly string[]) {
  const file = openSync(path, 'w');
  const names = columns.map((column) => column.split(':')[0] ?? '');
  let waiting = `${[...fixed, ...columns].join(',')}\n`;
  let rows = 0;
  const flush = () => {
    writeSync(file, waiting);
    waiting = '';
  };
  return {
    count: () => rows,
    write(start: readonly string[], properties: Properties) {
      const unknown = Object.keys(properties).find((name) => !names.includes(name));
      if (unknown !== undefined) throw new Error(`${path} has no column for ${unknown}`);
      waiting += `${[...start, ...names.map((name) => cellOf(properties[name]))].map(quoted).join(',')}\n`;
      rows += 1;
      if (waiting.length > flushAt) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function cellOf(value: Properties[string] | undefined): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(';') : String(value);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
