import { type CueType, cueTypes, type EncodedNode, type PairScore, type Span } from '../model/index.ts';
import { distanceBucket } from './distance-bucket.ts';
import { nearestMentions, type PlacedMention } from './nearest-mentions.ts';
import { chunkPairs, type NodePair, type PairChunk } from './pair-chunks.ts';
import { pieceRange } from './piece-ranges.ts';
import { type PooledNode, poolNodes } from './pool-nodes.ts';
import type { AdmittedLabels, ReaderLabels } from './reader-labels.ts';
import { type RowSums, sumRows } from './row-sums.ts';
import type { Model } from './runtime/index.ts';
import type { Reading } from './windows.ts';

/** Scores at or below this are not returned: no decision reads them. */
const leastScore = -12;

/** Everything that scoring the pairs of one article needs. `starts` and `ends` have a value for each row of the reading. */
export interface PairScoring {
  readonly reading: Reading;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly sentences: readonly Span[];
  readonly model: Model;
  readonly labels: ReaderLabels;
  readonly admitted: AdmittedLabels;
}

/** A node that has pieces: where it stands in the caller's list, its type's number, its places. */
interface PlacedNode {
  readonly index: number;
  readonly type: number;
  readonly mentions: readonly PlacedMention[];
}

/**
 * Scores every ordered pair of nodes whose types admit a label; nodes without a piece have no pair.
 * In a text of more than two windows a pair must share one: a node met elsewhere only is too far for the pair head,
 * which was trained on articles of at most two. A cue is scored with what is named near it alone.
 */
export async function scorePairs(
  nodes: readonly EncodedNode[],
  scoring: PairScoring,
): Promise<readonly PairScore[]> {
  const placed = placeNodes(nodes, scoring);
  const pooled = await poolNodes(
    scoring.reading,
    scoring.labels,
    placed.map(({ mentions }) => mentions.map(({ range }) => range)),
  );
  const sums = sumRows(scoring.reading.vectors, scoring.labels.hidden);
  const pairs = candidatePairs(placed, pooled, scoring);
  const scores: PairScore[] = [];
  for (const chunk of chunkPairs(pairs, pooled, scoring.labels.heads)) {
    const rows = await runChunk(chunk, placed, pooled, sums, scoring);
    readScores(chunk, placed, rows, scoring, scores);
  }
  return scores;
}

function placeNodes(
  nodes: readonly EncodedNode[],
  { starts, ends, sentences, labels }: PairScoring,
): readonly PlacedNode[] {
  return nodes.flatMap((node, index) => {
    const mentions = node.spans.flatMap((span): readonly PlacedMention[] => {
      const range = pieceRange(span, starts, ends);
      const sentence = sentences.findLastIndex(({ start }) => start <= span.start);
      return range ? [{ range, start: span.start, sentence }] : [];
    });
    const type = labels.types.indexOf(node.type);
    return mentions.length > 0 && type >= 0 ? [{ index, type, mentions }] : [];
  });
}

function candidatePairs(
  placed: readonly PlacedNode[],
  pooled: readonly PooledNode[],
  { admitted, labels, reading }: PairScoring,
): readonly NodePair[] {
  const far = reading.windows.length > 2;
  const isCue = labels.types.map((type) => cueTypes.includes(type as CueType));
  return placed.flatMap((headNode, head) =>
    placed.flatMap((tailNode, tail) => {
      if (head === tail || admitted[headNode.type]?.[tailNode.type]?.length === 0) return [];
      if (far && !shareWindow(pooled[head], pooled[tail])) return [];
      const nearness = nearestMentions(headNode.mentions, tailNode.mentions);
      if (isCue[tailNode.type] && nearness.distance > labels.cueReach) return [];
      return [{ head, tail, nearness }];
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
  sums: RowSums,
  { labels, model, reading }: PairScoring,
): Promise<Float32Array> {
  const { hidden, heads } = labels;
  const used = [...new Set(pairs.flatMap(({ head, tail }) => [head, tail]))];
  const rowOf = new Map(used.map((node, row) => [node, row]));
  const columns = end - start;
  const vectors = new Float32Array(used.length * hidden);
  const attention = new Float32Array(used.length * heads * columns);
  const firstMention = new Map<number, number>();
  const mentions: Float32Array[] = [];
  used.forEach((node, row) => {
    vectors.set(pooled[node]?.vector ?? [], row * hidden);
    copyRuns(pooled[node], attention.subarray(row * heads * columns), { start, end, heads });
    firstMention.set(node, mentions.length);
    mentions.push(...(pooled[node]?.mentions ?? []));
  });
  const between = new Float32Array(pairs.length * hidden);
  pairs.forEach(({ nearness }, row) => {
    sums.mean(nearness.between, between.subarray(row * hidden, (row + 1) * hidden));
  });
  const column = (value: (pair: NodePair) => number) => ({
    data: BigInt64Array.from(pairs, (pair) => BigInt(value(pair))),
    dims: [pairs.length],
  });
  const { scores } = await model.run(
    {
      vectors: { data: reading.vectors.subarray(start * hidden, end * hidden), dims: [columns, hidden] },
      nodes: { data: vectors, dims: [used.length, hidden] },
      node_attention: { data: attention, dims: [used.length, heads, columns] },
      mentions: { data: joined(mentions, hidden), dims: [mentions.length, hidden] },
      types: {
        data: BigInt64Array.from(used, (node) => BigInt(placed[node]?.type ?? 0)),
        dims: [used.length],
      },
      head: column(({ head }) => rowOf.get(head) ?? 0),
      tail: column(({ tail }) => rowOf.get(tail) ?? 0),
      head_mention: column(({ head, nearness }) => (firstMention.get(head) ?? 0) + nearness.head),
      tail_mention: column(({ tail, nearness }) => (firstMention.get(tail) ?? 0) + nearness.tail),
      between: { data: between, dims: [pairs.length, hidden] },
      distance: column(({ nearness }) => distanceBucket(nearness.distance, labels.distanceBuckets)),
      place: column(({ nearness }) => nearness.place),
    },
    ['scores'],
  );
  return scores;
}

function joined(rows: readonly Float32Array[], width: number): Float32Array {
  const all = new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    all.set(row, index * width);
  });
  return all;
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
