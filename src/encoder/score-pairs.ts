import type { EncodedNode, PairScore } from '../model/index.ts';
import { distanceBucket, leastDistance, sortedStarts } from './node-distance.ts';
import { chunkPairs, type NodePair, type PairChunk } from './pair-chunks.ts';
import { type PieceRange, pieceRange } from './piece-ranges.ts';
import { type PooledNode, poolNodes } from './pool-nodes.ts';
import type { AdmittedLabels, ReaderLabels } from './reader-labels.ts';
import type { Model } from './runtime/index.ts';
import type { Reading } from './windows.ts';

/** Scores at or below this are not returned: no decision reads them. */
const leastScore = -9;

/** Everything that scoring the pairs of one article needs. `starts` and `ends` have a value for each row of the reading. */
export interface PairScoring {
  readonly reading: Reading;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly model: Model;
  readonly labels: ReaderLabels;
  readonly admitted: AdmittedLabels;
}

/** A node that has pieces: where it stands in the caller's list, its type's number, its places. */
interface PlacedNode {
  readonly index: number;
  readonly type: number;
  readonly ranges: readonly PieceRange[];
  readonly starts: Int32Array;
}

/**
 * Scores every ordered pair of nodes whose types admit a label; nodes without a piece have no pair.
 * In a text of more than two windows a pair must share one: a node met elsewhere only is too far for the pair head,
 * which was trained on articles of at most two.
 */
export async function scorePairs(
  nodes: readonly EncodedNode[],
  scoring: PairScoring,
): Promise<readonly PairScore[]> {
  const placed = placeNodes(nodes, scoring);
  const pooled = await poolNodes(
    scoring.reading,
    scoring.labels,
    placed.map(({ ranges }) => ranges),
  );
  const pairs = candidatePairs(placed, pooled, scoring);
  const scores: PairScore[] = [];
  for (const chunk of chunkPairs(pairs, pooled, scoring.labels.heads)) {
    const rows = await runChunk(chunk, placed, pooled, scoring);
    readScores(chunk, placed, rows, scoring, scores);
  }
  return scores;
}

function placeNodes(
  nodes: readonly EncodedNode[],
  { starts, ends, labels }: PairScoring,
): readonly PlacedNode[] {
  return nodes.flatMap((node, index) => {
    const ranges = node.spans.flatMap((span) => pieceRange(span, starts, ends) ?? []);
    const type = labels.types.indexOf(node.type);
    return ranges.length > 0 && type >= 0 ? [{ index, type, ranges, starts: sortedStarts(node) }] : [];
  });
}

function candidatePairs(
  placed: readonly PlacedNode[],
  pooled: readonly PooledNode[],
  { admitted, labels, reading }: PairScoring,
): readonly NodePair[] {
  const far = reading.windows.length > 2;
  return placed.flatMap((headNode, head) =>
    placed.flatMap((tailNode, tail) => {
      if (head === tail || admitted[headNode.type]?.[tailNode.type]?.length === 0) return [];
      if (far && !shareWindow(pooled[head], pooled[tail])) return [];
      const distance = leastDistance(headNode.starts, tailNode.starts);
      return [{ head, tail, distance: distanceBucket(distance, labels.distanceBuckets) }];
    }),
  );
}

function shareWindow(one: PooledNode | undefined, other: PooledNode | undefined): boolean {
  return one?.windows.some((window) => other?.windows.includes(window)) ?? false;
}

/** Runs the pair head on a chunk: a row of scores for each of its pairs. */
async function runChunk(
  { pairs, start, end }: PairChunk,
  placed: readonly PlacedNode[],
  pooled: readonly PooledNode[],
  { labels, model, reading }: PairScoring,
): Promise<Float32Array> {
  const { hidden, heads } = labels;
  const used = [...new Set(pairs.flatMap(({ head, tail }) => [head, tail]))];
  const rowOf = new Map(used.map((node, row) => [node, BigInt(row)]));
  const columns = end - start;
  const vectors = new Float32Array(used.length * hidden);
  const attention = new Float32Array(used.length * heads * columns);
  used.forEach((node, row) => {
    vectors.set(pooled[node]?.vector ?? [], row * hidden);
    copyRuns(pooled[node], attention.subarray(row * heads * columns), { start, end, heads });
  });
  const rows = (value: (pair: NodePair) => bigint) => ({
    data: BigInt64Array.from(pairs, value),
    dims: [pairs.length],
  });
  const { scores } = await model.run(
    {
      vectors: { data: reading.vectors.subarray(start * hidden, end * hidden), dims: [columns, hidden] },
      nodes: { data: vectors, dims: [used.length, hidden] },
      node_attention: { data: attention, dims: [used.length, heads, columns] },
      types: {
        data: BigInt64Array.from(used, (node) => BigInt(placed[node]?.type ?? 0)),
        dims: [used.length],
      },
      head: rows(({ head }) => rowOf.get(head) ?? 0n),
      tail: rows(({ tail }) => rowOf.get(tail) ?? 0n),
      distance: rows(({ distance }) => BigInt(distance)),
    },
    ['scores'],
  );
  return scores;
}

/** Copies what a node's runs have between two columns into heads × columns. */
function copyRuns(
  node: PooledNode | undefined,
  target: Float32Array,
  { start, end, heads }: { readonly start: number; readonly end: number; readonly heads: number },
): void {
  for (const run of node?.runs ?? []) {
    const from = Math.max(start, run.start);
    const to = Math.min(end, run.start + run.length);
    if (to <= from) continue;
    for (let head = 0; head < heads; head += 1) {
      const row = head * run.length - run.start;
      target.set(run.rows.subarray(row + from, row + to), head * (end - start) + from - start);
    }
  }
}

function readScores(
  { pairs }: PairChunk,
  placed: readonly PlacedNode[],
  rows: Float32Array,
  { admitted, labels }: PairScoring,
  scores: PairScore[],
): void {
  pairs.forEach((pair, row) => {
    const head = placed[pair.head];
    const tail = placed[pair.tail];
    if (!head || !tail) return;
    for (const column of admitted[head.type]?.[tail.type] ?? []) {
      const score = rows[row * labels.pairLabels.length + column] ?? leastScore;
      const label = labels.pairLabels[column];
      if (label !== undefined && score > leastScore) {
        scores.push({ head: head.index, tail: tail.index, label, score });
      }
    }
  });
}
