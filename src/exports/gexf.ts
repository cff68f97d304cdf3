import type { ExportFile, GraphRows, Properties, PropertyValue } from '../model/index.ts';
import { boundsOf } from '../util/date-bounds.ts';
import { escapeMarkup } from '../util/escape-markup.ts';
import { type Attribute, attributesOf, plainText, xmlTypes } from './attributes.ts';

/**
 * GEXF 1.3 (gexf.net), dynamic: what has a `first` day starts on it and what has `until` ends with it, a year or month from its
 * first day to its last. Nodes have `type` (their label) among their attributes, edges their type as label.
 */
export function gexfFile(rows: GraphRows): readonly ExportFile[] {
  return [{ name: 'graph.gexf', chunks: document(rows) }];
}

function* document({ nodes, relationships }: GraphRows): Generator<string> {
  const nodeFields = fieldsFor('node', attributesOf(nodes));
  const edgeFields = fieldsFor('edge', attributesOf(relationships));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
  yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n';
  yield* nodeFields.declarations;
  yield* edgeFields.declarations;
  yield '    <nodes>\n';
  for (const { id, label, properties } of nodes) {
    const caption = escapeMarkup(plainText(properties['name'] ?? id));
    yield `      <node id="${escapeMarkup(id)}" label="${caption}"${timeOf(properties)}>${nodeFields.valuesOf(properties, label)}</node>\n`;
  }
  yield '    </nodes>\n    <edges>\n';
  let number = 0;
  for (const { type, from, to, properties } of relationships) {
    number += 1;
    const ends = `source="${escapeMarkup(from.id)}" target="${escapeMarkup(to.id)}"`;
    // Readers that know no kinds of edge tell parallel ones apart by their ids.
    yield `      <edge id="${number}" ${ends} label="${type}" kind="${type}"${timeOf(properties)}>${edgeFields.valuesOf(properties, type)}</edge>\n`;
  }
  yield '    </edges>\n  </graph>\n</gexf>\n';
}

function timeOf({ first, until }: Properties): string {
  const start = typeof first === 'string' ? boundsOf(first)[0] : undefined;
  const end = typeof until === 'string' ? boundsOf(until)[1] : undefined;
  // What is told only after it was over has no span: a reader would refuse one that ends before it starts.
  const isTurned = start !== undefined && end !== undefined && start > end;
  return [
    start === undefined || isTurned ? '' : ` start="${start}"`,
    end === undefined ? '' : ` end="${end}"`,
  ].join('');
}

function fieldsFor(kind: 'node' | 'edge', attributes: readonly Attribute[]) {
  const all: readonly Attribute[] = [
    { name: 'type', type: 'string' },
    ...attributes.filter(({ name }) => name !== 'type'),
  ];
  const idOf = new Map(all.map(({ name }, at) => [name, String(at)]));
  const attributesXml = all.map(
    ({ name, type }) =>
      `      <attribute id="${idOf.get(name)}" title="${escapeMarkup(name)}" type="${xmlTypes[type]}"/>\n`,
  );
  return {
    declarations: [
      `    <attributes class="${kind}" mode="static">\n`,
      ...attributesXml,
      '    </attributes>\n',
    ],
    valuesOf(properties: Properties, type: string): string {
      const values = Object.entries({ ...properties, type }).map(
        ([name, value]) => `<attvalue for="${idOf.get(name)}" value="${attributeText(value)}"/>`,
      );
      return `<attvalues>${values.join('')}</attvalues>`;
    },
  };
}

/** Inside an attribute a line break would be read as a space. */
function attributeText(value: PropertyValue): string {
  return escapeMarkup(plainText(value)).replaceAll('\n', '&#10;');
}
