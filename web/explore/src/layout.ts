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
  /** Nodes that stay where they are. */
  readonly kept: readonly Place[];
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

/** Places of a whole map, spread over a square from 0 to 1000. Fewer rounds for a large one: it is seen from farther away. */
export async function layOut({ nodes, edges }: Piece): Promise<Places> {
  const places = await run({
    nodes: nodes.map(({ id }) => id).sort(),
    edges: edges
      .map(({ from, to, stories }) => ({ from, to, weight: 1 + Math.log2(1 + stories) }))
      .sort(byEnds),
    kept: [],
    rounds: edges.length > 8000 ? 120 : edges.length > 2000 ? 250 : 500,
  });
  const [left, right] = rangeOf(places.map(({ x }) => x));
  const [top, bottom] = rangeOf(places.map(({ y }) => y));
  const span = Math.max(right - left, bottom - top, 1);
  return new Map(
    places.map(({ id, x, y }) => [id, { id, x: ((x - left) / span) * 1000, y: ((y - top) / span) * 1000 }]),
  );
}

/** The places that there are, and places for those nodes of a piece that have none, near what they are tied to. */
export async function placeMore({ nodes, edges }: Piece, known: Places): Promise<Places> {
  const missing = nodes.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return known;
  const here = nodes.map(({ id }) => id).sort();
  const placed = await run({
    nodes: here,
    edges: edges.map(({ from, to }) => ({ from, to, weight: 1 })).sort(byEnds),
    kept: here.flatMap((id) => known.get(id) ?? []),
    rounds: 60,
  });
  return new Map([...known, ...placed.map((place) => [place.id, known.get(place.id) ?? place] as const)]);
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
