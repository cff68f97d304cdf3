import type { Piece } from '../../../src/explorer/api.ts';

export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface LayoutTask {
  /** Ids, in an order that does not depend on the store. */
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
  readonly rounds: number;
}

export type Places = ReadonlyMap<string, Place>;

const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (places: readonly Place[]) => void>();
let tickets = 0;
worker.onmessage = ({
  data,
}: MessageEvent<{ readonly ticket: number; readonly places: readonly Place[] }>) => {
  waiting.get(data.ticket)?.(data.places);
  waiting.delete(data.ticket);
};

function run(task: LayoutTask): Promise<readonly Place[]> {
  tickets += 1;
  const ticket = tickets;
  worker.postMessage({ ...task, ticket });
  return new Promise((done) => waiting.set(ticket, done));
}

/** Places of a whole map, in a frame of 1600 by 1000. Fewer rounds for a large one: it is seen from farther away. */
export async function layOut({ nodes, edges }: Piece): Promise<Places> {
  const places = await run({
    nodes: nodes.map(({ id }) => id).sort(),
    edges: edges
      .map(({ from, to, stories }) => ({ from, to, weight: 1 + Math.log2(1 + stories) }))
      .sort(byEnds),
    rounds: edges.length > 8000 ? 120 : edges.length > 2000 ? 250 : 500,
  });
  return filling(places);
}

const wide = 1600;
const high = 1000;

/** Places turned so that the longer side lies flat, and spread over a frame of the shape of a screen. */
function filling(places: readonly Place[]): Places {
  const flat = extentOf(places);
  const turned =
    flat.right - flat.left < flat.bottom - flat.top
      ? places.map(({ id, x, y }) => ({ id, x: y, y: x }))
      : places;
  const { left, right, top, bottom } = extentOf(turned);
  const across = wide / Math.max(right - left, 1);
  const down = high / Math.max(bottom - top, 1);
  return new Map(turned.map(({ id, x, y }) => [id, { id, x: (x - left) * across, y: (y - top) * down }]));
}

function extentOf(places: readonly Place[]) {
  const [left, right] = rangeOf(places.map(({ x }) => x));
  const [top, bottom] = rangeOf(places.map(({ y }) => y));
  return { left, right, top, bottom };
}

/**
 * The places that there are, and places for those nodes of a piece that have none: on rings around what they are tied to, each
 * in turn by its id.
 */
export function placeMore({ nodes, edges }: Piece, known: Places): Places {
  const missing = nodes.map(({ id }) => id).filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const anchors = new Map<string, string[]>();
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (!known.has(one) && known.has(other)) anchors.set(one, [...(anchors.get(one) ?? []), other]);
    }
  }
  const turns = new Map<string, number>();
  const placed = new Map(known);
  for (const id of missing.sort()) {
    const around = [...new Set(anchors.get(id) ?? [])].sort();
    const group = around.join(' ');
    const turn = turns.get(group) ?? 0;
    turns.set(group, turn + 1);
    const centre = meanOf(around.flatMap((anchor) => known.get(anchor) ?? []));
    const radius = around.length > 1 ? 25 * Math.sqrt(turn) : 110 + 22 * Math.sqrt(turn);
    const angle = turn * goldenAngle;
    placed.set(id, {
      id,
      x: centre.x + radius * Math.cos(angle),
      y: centre.y + radius * Math.sin(angle),
    });
  }
  return placed;
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

function meanOf(places: readonly Place[]): { readonly x: number; readonly y: number } {
  if (places.length === 0) return { x: wide / 2, y: high / 2 };
  const sum = places.reduce((so, { x, y }) => ({ x: so.x + x, y: so.y + y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function byEnds(a: { from: string; to: string; weight: number }, b: typeof a): number {
  const [left, right] = [`${a.from} ${a.to} ${a.weight}`, `${b.from} ${b.to} ${b.weight}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
