import type { Nearness } from './nearest-mentions.ts';
import type { PooledNode } from './pool-nodes.ts';

/** An ordered pair of nodes and where they come closest. */
export interface NodePair {
  readonly head: number;
  readonly tail: number;
  readonly nearness: Nearness;
}

/** Pairs that go through the pair head together, and the columns of the sequence that can matter to them. */
export interface PairChunk {
  readonly pairs: readonly NodePair[];
  readonly start: number;
  readonly end: number;
}

/** More pairs at once bring nothing on one thread and cost memory. */
const mostPairs = 128;
/** Most numbers in the pair head's largest intermediate array (pairs × heads × columns): 8 MB. */
const mostNumbers = 2 ** 21;

/**
 * Cuts pairs, in order of their heads, so that the pair head's memory stays bounded however long the article is.
 * The shared attention of a pair is nothing outside its head's windows, so only these columns are needed.
 */
export function chunkPairs(
  pairs: readonly NodePair[],
  nodes: readonly PooledNode[],
  heads: number,
): readonly PairChunk[] {
  const chunks: PairChunk[] = [];
  let open: NodePair[] = [];
  let start = 0;
  let end = 0;
  for (const pair of pairs) {
    const [from, to] = hullOf(nodes[pair.head]);
    const wider = { start: Math.min(start, from), end: Math.max(end, to) };
    const numbers = (open.length + 1) * heads * (wider.end - wider.start);
    if (open.length > 0 && open.length < mostPairs && numbers <= mostNumbers) {
      open.push(pair);
      ({ start, end } = wider);
      continue;
    }
    if (open.length > 0) chunks.push({ pairs: open, start, end });
    open = [pair];
    [start, end] = [from, to];
  }
  if (open.length > 0) chunks.push({ pairs: open, start, end });
  return chunks;
}

function hullOf(node: PooledNode | undefined): readonly [number, number] {
  const first = node?.runs[0];
  const last = node?.runs.at(-1);
  return first && last ? [first.start, last.start + last.length] : [0, 0];
}
