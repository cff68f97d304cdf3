import type { Piece } from '../../../../src/explorer/api.ts';
import { type Looks, widthOf } from '../looks.ts';
import type { Renderer } from '../picture/create-renderer.ts';

const space = 'http://www.w3.org/2000/svg';

/** The picture as it stands on the screen, as SVG: every name is text, every line has its pattern and head. */
export function svgOf(piece: Piece, renderer: Renderer, looks: Looks, title: string): string {
  const { width, height } = renderer.getDimensions();
  const page = document.implementation.createDocument(space, 'svg');
  const top = page.documentElement;
  const add = (name: string, attributes: Readonly<Record<string, string | number>>, words?: string) => {
    const element = page.createElementNS(space, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (words !== undefined) element.textContent = words;
    top.append(element);
  };
  top.setAttribute('viewBox', `0 0 ${width} ${height}`);
  add('title', {}, title);
  add('rect', { width, height, fill: '#ffffff' });
  const graph = renderer.getGraph();
  const placeOf = (id: string) => {
    const { x, y, size } = graph.getNodeAttributes(id);
    return { ...renderer.graphToViewport({ x, y }), radius: renderer.scaleSize(size) };
  };
  const counts = new Map<string, number>();
  for (const edge of piece.edges) {
    if (!graph.hasEdge(edge.id)) continue;
    const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
    const pair = [edge.from, edge.to].sort().join(' ');
    const turn = counts.get(pair) ?? 0;
    counts.set(pair, turn + 1);
    const line = looks.lineOf(edge.type);
    const stroke = widthOf(edge);
    const bend =
      turn === 0
        ? 0
        : 0.12 * Math.ceil(turn / 2) * (turn % 2 === 0 ? 1 : -1) * (edge.from < edge.to ? 1 : -1);
    const middle = {
      x: (from.x + to.x) / 2 - bend * (to.y - from.y),
      y: (from.y + to.y) / 2 + bend * (to.x - from.x),
    };
    const angle = Math.atan2(to.y - middle.y, to.x - middle.x);
    const end = { x: to.x - Math.cos(angle) * to.radius, y: to.y - Math.sin(angle) * to.radius };
    const head = line.head === 'none' ? 0 : stroke * 2.6;
    const neck = { x: end.x - Math.cos(angle) * head, y: end.y - Math.sin(angle) * head };
    const common = { opacity: edge.active ? 0.9 : 0.4 };
    add('path', {
      ...common,
      d: `M${fixed(from)} Q${fixed(middle)} ${fixed(neck)}`,
      fill: 'none',
      stroke: line.color,
      'stroke-width': stroke,
      ...(line.gap > 0 && { 'stroke-dasharray': `${line.dash * stroke} ${line.gap * stroke}` }),
    });
    if (line.head !== 'none')
      add('path', {
        ...common,
        d: headOf(line.head, stroke),
        fill: line.color,
        transform: `translate(${fixed(end)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`,
      });
  }
  graph.forEachNode((id, { color, shape }) => {
    const { x, y, radius } = placeOf(id);
    add('path', {
      d: outlineOf(shape, radius),
      fill: color,
      stroke: '#222222',
      transform: `translate(${fixed({ x, y })})`,
    });
  });
  graph.forEachNode((id, { label }) => {
    const { x, y, radius } = placeOf(id);
    add(
      'text',
      {
        x: (x + radius + 3).toFixed(1),
        y: (y + 4).toFixed(1),
        'font-family': 'sans-serif',
        'font-size': 12,
        'paint-order': 'stroke',
        stroke: '#ffffff',
        'stroke-width': 3,
        fill: '#111111',
      },
      label,
    );
  });
  return `${new XMLSerializer().serializeToString(page)}\n`;
}

function fixed({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** A head that ends at 0 0 and points to the right. */
function headOf(head: string, stroke: number): string {
  const length = stroke * 2.8;
  const half = stroke * 1.4;
  if (head === 'bar') return `M${-stroke} ${-half * 1.4} H0 V${half * 1.4} H${-stroke} Z`;
  if (head === 'diamond') return `M${-length} 0 L${-length / 2} ${-half} L0 0 L${-length / 2} ${half} Z`;
  if (head === 'circle') return outlineAt(-half, half);
  return `M${-length} ${-half} L0 0 L${-length} ${half} Z`;
}

function outlineOf(shape: string, r: number): string {
  if (shape === 'diamond') return `M0 ${-r} L${r} 0 L0 ${r} L${-r} 0 Z`;
  if (shape === 'square') return `M${-r * 0.8} ${-r * 0.8} H${r * 0.8} V${r * 0.8} H${-r * 0.8} Z`;
  if (shape === 'triangle') return `M0 ${-r} L${r * 0.9} ${r * 0.7} H${-r * 0.9} Z`;
  return outlineAt(0, r);
}

function outlineAt(x: number, r: number): string {
  return `M${x - r} 0 a${r} ${r} 0 1 0 ${2 * r} 0 a${r} ${r} 0 1 0 ${-2 * r} 0 Z`;
}
