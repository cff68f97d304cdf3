import type { PieceRange } from './piece-ranges.ts';
import { coverage, type Reading } from './windows.ts';

/** A part of a node's attention: heads × length, from piece `start`. */
interface AttentionRun {
  readonly start: number;
  readonly length: number;
  readonly rows: Float32Array;
}

/** A node as the pair head takes it: its vector, and its attention where any window gives it some. */
export interface PooledNode {
  readonly vector: Float32Array;
  /** The mean over the pieces of each of its mentions. */
  readonly mentions: readonly Float32Array[];
  readonly runs: readonly AttentionRun[];
  /** Indices of the windows that read a part of it, rising. */
  readonly windows: readonly number[];
}

/** Sizes of the model. */
export interface ReadingShape {
  readonly hidden: number;
  readonly heads: number;
}

/**
 * Pools mentions to nodes as in ATLOP (Zhou et al. 2021): vector = logsumexp over mentions of the mean over pieces,
 * attention = mean over mentions of the mean over pieces. `mentions[k]` are the ranges of node k, at least one.
 * A piece's attention row is the mean over the windows that cover it, which sums to 1 as each row of a softmax does.
 */
export async function poolNodes(
  reading: Reading,
  shape: ReadingShape,
  mentions: readonly (readonly PieceRange[])[],
): Promise<readonly PooledNode[]> {
  const nodes = mentions.map((ranges) => {
    const means = ranges.map(({ from, to }) => meanRow(reading.vectors, shape.hidden, from, to));
    return {
      vector: poolVector(means, shape.hidden),
      mentions: means,
      ...emptyRuns(reading, shape.heads, ranges),
    };
  });
  const covering = coverage(reading.length, reading.windows);
  for (const [index, window] of reading.windows.entries()) {
    const reached = nodes.flatMap((node, k) => {
      const run = node.windows.includes(index)
        ? node.runs.find(({ start, length }) => start <= window.start && window.start < start + length)
        : undefined;
      return run ? [{ run, ranges: mentions[k] ?? [] }] : [];
    });
    if (reached.length === 0) continue;
    const attention = await window.attention();
    const place = { heads: shape.heads, start: window.start, length: window.length };
    for (const { run, ranges } of reached) {
      for (const { from, to } of ranges) {
        const last = Math.min(to, window.start + window.length);
        for (let piece = Math.max(from, window.start); piece < last; piece += 1) {
          const weight = 1 / (ranges.length * (to - from) * (covering[piece] ?? 1));
          addAttention(run, attention, place, piece, weight);
        }
      }
    }
  }
  return nodes;
}

function addAttention(
  run: AttentionRun,
  attention: Float32Array,
  window: { readonly heads: number; readonly start: number; readonly length: number },
  piece: number,
  weight: number,
): void {
  const { rows } = run;
  const { heads, length } = window;
  for (let head = 0; head < heads; head += 1) {
    let from = (head * length + piece - window.start) * length;
    let to = head * run.length + window.start - run.start;
    for (const end = from + length; from < end; from += 1, to += 1) {
      rows[to] = (rows[to] ?? 0) + weight * (attention[from] ?? 0);
    }
  }
}

/** Empty attention over the windows that cover the ranges, windows that touch joined. */
function emptyRuns(
  { windows }: Reading,
  heads: number,
  ranges: readonly PieceRange[],
): Pick<PooledNode, 'runs' | 'windows'> {
  const reached = windows.flatMap(({ start, length }, index) =>
    ranges.some(({ from, to }) => from < start + length && to > start)
      ? [{ index, start, end: start + length }]
      : [],
  );
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of reached) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return {
    runs: joined.map(({ start, end }) => ({
      start,
      length: end - start,
      rows: new Float32Array(heads * (end - start)),
    })),
    windows: reached.map(({ index }) => index),
  };
}

function poolVector(means: readonly Float32Array[], hidden: number): Float32Array {
  const [first] = means;
  if (first && means.length === 1) return first;
  return Float32Array.from({ length: hidden }, (_, column) => {
    const values = means.map((mean) => mean[column] ?? 0);
    const greatest = Math.max(...values);
    return greatest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - greatest), 0));
  });
}

function meanRow(vectors: Float32Array, hidden: number, from: number, to: number): Float32Array {
  const mean = new Float32Array(hidden);
  for (let piece = from; piece < to; piece += 1) {
    for (let column = 0; column < hidden; column += 1) {
      mean[column] = (mean[column] ?? 0) + (vectors[piece * hidden + column] ?? 0) / (to - from);
    }
  }
  return mean;
}
