import type { ExportFile, GraphRows, Properties } from '../model/index.ts';
import { escapeMarkup } from '../util/escape-markup.ts';
import { type Attribute, attributesOf, plainText, xmlTypes } from './attributes.ts';

/**
 * GraphML (graphml.graphdrawing.org, 1.0): a directed graph whose nodes have `type` (their label), whose edges have `type`, and
 * both all their properties. `label` is the caption, which Gephi and yEd show.
 */
export function graphmlFile(rows: GraphRows): readonly ExportFile[] {
  return [{ name: 'graph.graphml', chunks: document(rows) }];
}

function* document({ nodes, relationships }: GraphRows): Generator<string> {
  const [nodeKeys, edgeKeys] = [
    keysFor('node', attributesOf(nodes)),
    keysFor('edge', attributesOf(relationships)),
  ];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield* nodeKeys.declarations;
  yield* edgeKeys.declarations;
  yield '  <graph id="demarche" edgedefault="directed">\n';
  for (const { id, label, properties } of nodes) {
    const data = nodeKeys.dataOf(properties, { type: label, label: plainText(properties['name'] ?? id) });
    yield `    <node id="${escapeMarkup(id)}">${data}</node>\n`;
  }
  let number = 0;
  for (const { type, from, to, properties } of relationships) {
    number += 1;
    const ends = `source="${escapeMarkup(from.id)}" target="${escapeMarkup(to.id)}"`;
    yield `    <edge id="e${number}" ${ends}>${edgeKeys.dataOf(properties, { type, label: type })}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

function keysFor(kind: 'node' | 'edge', attributes: readonly Attribute[]) {
  const own: readonly Attribute[] = [
    { name: 'type', type: 'string' },
    { name: 'label', type: 'string' },
  ];
  const all = [...own, ...attributes.filter(({ name }) => own.every((each) => each.name !== name))];
  const idOf = new Map(all.map(({ name }, at) => [name, `${kind[0]}${at}`]));
  const datum = ([name, text]: readonly [string, string]): string =>
    `<data key="${idOf.get(name)}">${escapeMarkup(text)}</data>`;
  return {
    declarations: all.map(
      ({ name, type }) =>
        `  <key id="${idOf.get(name)}" for="${kind}" attr.name="${escapeMarkup(name)}" attr.type="${xmlTypes[type]}"/>\n`,
    ),
    dataOf: (properties: Properties, given: Readonly<Record<string, string>>): string =>
      Object.entries({ ...mapped(properties), ...given })
        .map(datum)
        .join(''),
  };
}

function mapped(properties: Properties): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, plainText(value)]));
}
