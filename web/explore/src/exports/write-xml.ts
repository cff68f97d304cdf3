import type { Piece, ShownEdge, ShownNode } from '../../../../src/explorer/api.ts';

export interface NodePlace {
  readonly x: number;
  readonly y: number;
}

const nodeFields = {
  name: ({ name }: ShownNode) => name,
  kind: ({ kind }: ShownNode) => kind,
  blocs: ({ blocs }: ShownNode) => blocs.join(' '),
} as const;
const edgeFields = {
  type: ({ type }: ShownEdge) => type,
  stories: ({ stories }: ShownEdge) => String(stories),
  events: ({ events }: ShownEdge) => String(events),
  first: ({ first }: ShownEdge) => first,
  last: ({ last }: ShownEdge) => last,
  confidence: ({ confidence }: ShownEdge) => confidence?.toString(),
  active: ({ active }: ShownEdge) => String(active),
  basis: ({ basis }: ShownEdge) => basis,
} as const;
const numbers: Readonly<Record<string, string>> = {
  stories: 'integer',
  events: 'integer',
  confidence: 'double',
  active: 'boolean',
};

/** Characters that XML 1.0 cannot hold, however they are written. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An XML document as text. The platform's own serialiser escapes names and values. */
function xmlOf(namespace: string, root: string, fill: (add: Add, top: Element) => void): string {
  const page = document.implementation.createDocument(namespace, root);
  const add: Add = (parent, name, attributes = {}, words) => {
    const element = page.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) element.setAttribute(key, String(value).replace(unwritable, ' '));
    }
    if (words !== undefined) element.textContent = words.replace(unwritable, ' ');
    parent.append(element);
    return element;
  };
  fill(add, page.documentElement);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
}

type Add = (parent: Element, name: string, attributes?: Attributes, words?: string) => Element;

/** GraphML of a piece, with every property of nodes and edges. */
export function graphmlOf({ nodes, edges }: Piece): string {
  return xmlOf('http://graphml.graphdrawing.org/xmlns', 'graphml', (add, top) => {
    for (const [owner, fields] of [
      ['node', nodeFields],
      ['edge', edgeFields],
    ] as const) {
      for (const name of Object.keys(fields)) {
        const type =
          { integer: 'int', double: 'double', boolean: 'boolean' }[numbers[name] ?? ''] ?? 'string';
        add(top, 'key', { id: `${owner}-${name}`, for: owner, 'attr.name': name, 'attr.type': type });
      }
    }
    const graph = add(top, 'graph', { edgedefault: 'directed' });
    for (const node of nodes) {
      const element = add(graph, 'node', { id: node.id });
      for (const [name, read] of Object.entries(nodeFields))
        add(element, 'data', { key: `node-${name}` }, read(node));
    }
    for (const edge of edges) {
      const element = add(graph, 'edge', { id: edge.id, source: edge.from, target: edge.to });
      for (const [name, read] of Object.entries(edgeFields)) {
        const value = read(edge);
        if (value !== undefined) add(element, 'data', { key: `edge-${name}` }, value);
      }
    }
  });
}

/** GEXF 1.3 of a piece, with the places of nodes and the time in which edges are told. */
export function gexfOf({ nodes, edges }: Piece, placeOf: (id: string) => NodePlace | undefined): string {
  return xmlOf('http://gexf.net/1.3', 'gexf', (add, top) => {
    top.setAttribute('version', '1.3');
    top.setAttribute('xmlns:viz', 'http://gexf.net/1.3/viz');
    const graph = add(top, 'graph', { defaultedgetype: 'directed', mode: 'dynamic', timeformat: 'date' });
    for (const [owner, fields] of [
      ['node', nodeFields],
      ['edge', edgeFields],
    ] as const) {
      const list = add(graph, 'attributes', { class: owner, mode: 'static' });
      for (const name of Object.keys(fields)) {
        add(list, 'attribute', { id: name, title: name, type: numbers[name] ?? 'string' });
      }
    }
    const nodeList = add(graph, 'nodes');
    for (const node of nodes) {
      const element = add(nodeList, 'node', { id: node.id, label: node.name });
      const values = add(element, 'attvalues');
      for (const [name, read] of Object.entries(nodeFields))
        add(values, 'attvalue', { for: name, value: read(node) });
      const place = placeOf(node.id);
      if (place !== undefined) {
        const position = top.ownerDocument.createElementNS('http://gexf.net/1.3/viz', 'viz:position');
        position.setAttribute('x', place.x.toFixed(2));
        position.setAttribute('y', place.y.toFixed(2));
        element.append(position);
      }
    }
    const edgeList = add(graph, 'edges');
    for (const edge of edges) {
      const element = add(edgeList, 'edge', {
        id: edge.id,
        source: edge.from,
        target: edge.to,
        kind: edge.type,
        start: wholeDay(edge.first, 'first'),
        end: wholeDay(edge.last, 'last'),
      });
      const values = add(element, 'attvalues');
      for (const [name, read] of Object.entries(edgeFields))
        add(values, 'attvalue', { for: name, value: read(edge) });
    }
  });
}

/** The first or last day of a year or month: GEXF knows whole days alone. */
function wholeDay(day: string | undefined, which: 'first' | 'last'): string | undefined {
  if (day === undefined) return undefined;
  const [year = '', month, date] = day.split('-');
  if (date !== undefined) return day;
  if (which === 'first') return `${year}-${month ?? '01'}-01`;
  const last = new Date(Date.UTC(Number(year), Number(month ?? 12), 0));
  return last.toISOString().slice(0, 10);
}
