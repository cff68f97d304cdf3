import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReaderFiles, type ReaderFiles } from '../../src/encoder/load-reader-files.ts';
import { chunkPairs } from '../../src/encoder/pair-chunks.ts';
import type { PieceRange } from '../../src/encoder/piece-ranges.ts';
import { type PooledNode, poolNodes } from '../../src/encoder/pool-nodes.ts';
import { admittedLabels } from '../../src/encoder/reader-labels.ts';
import { type Model, openRuntime } from '../../src/encoder/runtime/index.ts';
import { type PairScoring, scorePairs } from '../../src/encoder/score-pairs.ts';
import type { EncodedNode, Span } from '../../src/model/index.ts';
import { readerFolder } from './reader-fixtures.ts';
import { pooledAttention, smallReading, wholeAttention } from './small-reading.ts';

let files: ReaderFiles;
let model: Model;
beforeAll(async () => {
  files = await loadReaderFiles(readerFolder, false);
  model = await (await openRuntime('auto', 1)).load('pairs.onnx', files.pairs);
});
afterAll(() => model.release());

/** Three sentences: rows 1 to 5, 6 to 12 and the rest. */
const sentences: readonly Span[] = [
  { start: 0, end: 19 },
  { start: 20, end: 47 },
  { start: 48, end: 71 },
];

/** Pieces of three units each, a space between them; row 0 and the last stand for no text. */
function scoringOf(length: number, windows: readonly (readonly [number, number])[]): PairScoring {
  const beyond = 2 ** 31 - 1;
  const place = (offset: number) =>
    Int32Array.from({ length }, (_, row) =>
      row === 0 ? 0 : row === length - 1 ? beyond : (row - 1) * 4 + offset,
    );
  return {
    reading: smallReading(length, windows, files.labels),
    starts: place(0),
    ends: place(3),
    sentences,
    model,
    labels: files.labels,
    admitted: admittedLabels(files.labels),
  };
}

const mention = (row: number) => ({ start: (row - 1) * 4, end: (row - 1) * 4 + 3 });
const node = (type: EncodedNode['type'], ...rows: readonly number[]): EncodedNode => ({
  type,
  spans: rows.map(mention),
});

const nodes: readonly EncodedNode[] = [
  node('State', 1, 9),
  node('Money', 4),
  { type: 'State', spans: [{ start: 1000, end: 1004 }] },
  node('WeaponSystem', 6, 12, 15),
  node('State', 18),
  node('Organization', 17),
  node('Person', 3),
];

/** The rows of the two nearest mentions of one piece each, the rows between them, their distance and place. */
function nearness(head: readonly PieceRange[], tail: readonly PieceRange[]) {
  const all = head.flatMap(({ from: one }) => tail.map(({ from: other }) => [one, other] as const));
  const [[one, other] = [0, 0]] = all.toSorted((a, b) => Math.abs(a[0] - a[1]) - Math.abs(b[0] - b[1]));
  const sentence = (row: number) => (row < 6 ? 0 : row < 13 ? 1 : 2);
  return {
    mentions: [one, other],
    between: [Math.min(one, other) + 1, Math.max(one, other)] as const,
    distance: Math.abs(one - other) * 4,
    place: (one > other ? 2 : 0) + (sentence(one) === sentence(other) ? 1 : 0),
  };
}

describe.each([
  ['one window', [[0, 20]]],
  [
    'two windows',
    [
      [0, 12],
      [8, 12],
    ],
  ],
] as const)('%s', (_, windows) => {
  test('scores are those of the pair head fed with the whole attention at once', async () => {
    const scoring = scoringOf(20, windows);
    const { labels, reading } = scoring;
    const scores = await scorePairs(nodes, scoring);
    const present = nodes.map((_node, index) => index).filter((index) => index !== 2);
    const ranges = present.map((index) =>
      (nodes[index]?.spans ?? []).map(({ start }) => ({ from: start / 4 + 1, to: start / 4 + 2 })),
    );
    const whole = await wholeAttention(reading, labels.heads);
    const pooled = await poolNodes(reading, labels, ranges);
    for (const { head, tail, label, score } of scores) {
      const [one, other] = [present.indexOf(head), present.indexOf(tail)];
      const {
        mentions: nearest,
        between,
        distance,
        place,
      } = nearness(ranges[one] ?? [], ranges[other] ?? []);
      const mean = (from: number, to: number): readonly number[] =>
        Array.from({ length: labels.hidden }, (_, column) => {
          let sum = 0;
          for (let row = from; row < to; row += 1) sum += reading.vectors[row * labels.hidden + column] ?? 0;
          return sum / Math.max(1, to - from);
        });
      const index = (value: number) => ({ data: BigInt64Array.of(BigInt(value)), dims: [1] });
      const { scores: row } = await model.run(
        {
          vectors: { data: reading.vectors, dims: [20, labels.hidden] },
          nodes: {
            data: Float32Array.from([one, other].flatMap((k) => [...(pooled[k]?.vector ?? [])])),
            dims: [2, labels.hidden],
          },
          node_attention: {
            data: Float32Array.from(
              [one, other].flatMap((k) => [...pooledAttention(whole, 20, labels.heads, ranges[k] ?? [])]),
            ),
            dims: [2, labels.heads, 20],
          },
          mentions: {
            data: Float32Array.from(nearest.flatMap((at) => mean(at, at + 1))),
            dims: [2, labels.hidden],
          },
          types: {
            data: BigInt64Array.from([head, tail], (k) =>
              BigInt(labels.types.indexOf(nodes[k]?.type ?? 'State')),
            ),
            dims: [2],
          },
          head: index(0),
          tail: index(1),
          head_mention: index(0),
          tail_mention: index(1),
          between: { data: Float32Array.from(mean(...between)), dims: [1, labels.hidden] },
          distance: index(labels.distanceBuckets.filter((bound) => bound < distance).length),
          place: index(place),
        },
        ['scores'],
      );
      expect(score).toBeCloseTo(row[labels.pairLabels.indexOf(label)] ?? Number.NaN, 3);
    }
    expect(scores.length).toBeGreaterThan(20);
  });
});

test('labels are those that the types admit, indices the caller’s, and a node without pieces has none', async () => {
  const { labels } = files;
  const scores = await scorePairs(nodes, scoringOf(20, [[0, 20]]));
  for (const { head, tail, label, score } of scores) {
    const signature = labels.signatures[label];
    expect(signature?.[0]).toContain(nodes[head]?.type);
    expect(signature?.[1]).toContain(nodes[tail]?.type);
    expect(head).not.toBe(tail);
    expect(score).toBeGreaterThan(-12);
  }
  const touched = new Set(scores.flatMap(({ head, tail }) => [head, tail]));
  expect(touched.has(2)).toBe(false);
  expect(touched.has(4)).toBe(true);
});

test('no nodes, no pairs', async () => {
  expect(await scorePairs([], scoringOf(20, [[0, 20]]))).toEqual([]);
});

test('in more than two windows only pairs that share one are scored', async () => {
  const scores = await scorePairs(
    [node('State', 1), node('State', 5), node('State', 18)],
    scoringOf(20, [
      [0, 8],
      [4, 8],
      [12, 8],
    ]),
  );
  const pairs = new Set(scores.map(({ head, tail }) => `${head} ${tail}`));
  expect([...pairs].sort()).toEqual(['0 1', '1 0']);
});

test('a cue is scored with what is named within its reach, and never heads a pair', async () => {
  const scores = await scorePairs(
    [node('State', 1), node('ActCue', 10), node('StatusCue', 120), node('WeaponSystem', 30)],
    scoringOf(140, [[0, 140]]),
  );
  const told = new Set(scores.map(({ label, head, tail }) => `${label} ${head} ${tail}`));
  expect(told).toContain('tells_by 0 1');
  expect(told).toContain('tells_over 3 1');
  expect(told).toContain('tells_item 3 2');
  expect(told).not.toContain('tells_seller 0 2');
  expect([...told].filter((each) => / [12] \d$/.test(each))).toEqual([]);
});

describe('chunks', () => {
  const run = (start: number, length: number) => ({ start, length, rows: new Float32Array(0) });
  const pooled: readonly PooledNode[] = [[run(0, 510)], [run(0, 510), run(3000, 510)], [run(390, 510)]].map(
    (runs) => ({ vector: new Float32Array(0), mentions: [], runs, windows: [] }),
  );
  const pairs = Array.from({ length: 600 }, (_, index) => ({
    head: Math.floor(index / 200),
    tail: index % 3,
    nearness: { head: 0, tail: 0, distance: 0, place: 0, between: { from: 0, to: 0 } },
  }));
  const chunks = chunkPairs(pairs, pooled, 12);

  test('hold every pair once, in order, with the columns of its head', () => {
    expect(chunks.flatMap((chunk) => chunk.pairs)).toEqual(pairs);
    for (const chunk of chunks) {
      for (const { head } of chunk.pairs) {
        for (const { start, length } of pooled[head]?.runs ?? []) {
          expect(chunk.start <= start && start + length <= chunk.end).toBe(true);
        }
      }
    }
    expect(chunks[0]).toMatchObject({ start: 0, end: 510 });
    expect(chunks.at(-1)).toMatchObject({ start: 390, end: 900 });
  });
  test('keep to their limits', () => {
    for (const chunk of chunks) {
      expect(chunk.pairs.length).toBeLessThanOrEqual(128);
      expect(chunk.pairs.length * 12 * (chunk.end - chunk.start)).toBeLessThanOrEqual(2 ** 21);
    }
    // 200 pairs over 3,510 columns: the numbers are the limit, not the pairs.
    expect(chunks.filter(({ end }) => end === 3510).map((chunk) => chunk.pairs.length)).toContain(49);
  });
  test('none without pairs', () => {
    expect(chunkPairs([], pooled, 12)).toEqual([]);
  });
});
