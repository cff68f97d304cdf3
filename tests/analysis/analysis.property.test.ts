import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  centralityOf,
  createSnapshotIndex,
  intensityAt,
  pressureOn,
  rank,
} from '../../src/analysis/index.ts';
import { liesIn } from '../../src/analysis/period.ts';
import type { Snapshot } from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { sampleSnapshot } from '../helpers/sample-snapshot.ts';

const date = fc
  .tuple(
    fc.integer({ min: 1990, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const hostile = fc.record({ date, weight: fc.double({ min: 0.1, max: 10, noNaN: true }) });

/** The sample with a number of further sales between made-up States, told by the sample's stories. */
const sales = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 5 }), to: fc.integer({ min: 6, max: 12 }), claim: fc.nat(11) }),
  { minLength: 1, maxLength: 20 },
);
function withSales(extra: readonly { from: number; to: number; claim: number }[]): Snapshot {
  const claims = [...sampleSnapshot.claims.keys()];
  return {
    ...sampleSnapshot,
    nodes: [
      ...sampleSnapshot.nodes,
      ...Array.from({ length: 13 }, (_, at) => ({
        label: 'State' as const,
        id: `state:X${at}`,
        properties: { name: `X${at}` },
      })),
      ...extra.map((_, at) => ({
        label: 'Deal' as const,
        id: `deal:x${at}`,
        properties: { name: `deal ${at}` },
      })),
    ],
    relationships: [
      ...sampleSnapshot.relationships,
      ...extra.map(({ from, to, claim }, at) => ({
        type: 'SELLS_ARMS_TO' as const,
        from: { label: 'State' as const, id: `state:X${from}` },
        to: { label: 'State' as const, id: `state:X${to}` },
        key: String(at),
        properties: { events: [`deal:x${at}`], claims: [claims[claim] ?? ''] },
      })),
      ...extra.map(({ claim }, at) => ({
        type: 'REPORTS' as const,
        from: { label: 'Claim' as const, id: claims[claim] ?? '' },
        to: { label: 'Deal' as const, id: `deal:x${at}` },
        key: '',
        properties: {},
      })),
    ],
  };
}

test('intensity of hostile acts is never negative, and more acts never lower it', () => {
  fc.assert(
    fc.property(fc.array(hostile), hostile, fc.integer({ min: 0, max: 25_000 }), (acts, act, day) => {
      const before = intensityAt(acts, day);
      expect(before).toBeGreaterThanOrEqual(0);
      expect(intensityAt([...acts, act], day)).toBeGreaterThanOrEqual(before - 1e-9);
    }),
  );
});

test('intensity with relief is never negative, in any order of acts', () => {
  const any = fc.record({ date, weight: fc.double({ min: -10, max: 10, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(any), fc.integer({ min: 0, max: 25_000 }), (acts, day) => {
      const level = intensityAt(acts, day);
      expect(level).toBeGreaterThanOrEqual(0);
      expect(intensityAt([...acts].reverse(), day)).toBeCloseTo(level, 9);
    }),
  );
});

test('shares of those who play a role sum to 1', () => {
  fc.assert(
    fc.property(sales, (extra) => {
      const found = rank(createSnapshotIndex(withSales(extra)), {
        weights: actWeights,
        seed: 3,
        resamples: 3,
      });
      for (const role of ['suppliers', 'pressers', 'targets']) {
        const shares = found
          .filter(({ values }) => values['role'] === role)
          .map(({ values }) => Number(values['share']));
        // Each share is rounded to four decimals.
        expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThanOrEqual(
          0.00005 * shares.length + 1e-9,
        );
      }
    }),
    { numRuns: 30 },
  );
});

test('the order of nodes and edges does not matter for a seed', () => {
  fc.assert(
    fc.property(sales, (extra) => {
      const snapshot = withSales(extra);
      const turned: Snapshot = {
        nodes: [...snapshot.nodes].reverse(),
        relationships: [...snapshot.relationships].reverse(),
        claims: new Map([...snapshot.claims].reverse()),
      };
      const options = { weights: actWeights, seed: 5, resamples: 5 };
      const [a, b] = [snapshot, turned].map(createSnapshotIndex);
      expect(a && rank(a, options)).toEqual(b && rank(b, options));
      expect(a && pressureOn(a, 'state:IND', options)).toEqual(b && pressureOn(b, 'state:IND', options));
    }),
    { numRuns: 20 },
  );
});

test('PageRank sums to 1', () => {
  const edge = fc.record({
    from: fc.constantFrom('a', 'b', 'c'),
    to: fc.constantFrom('x', 'y', 'z'),
    weight: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(edge, { minLength: 1, selector: ({ from, to }) => from + to }), (edges) => {
      const total = [...centralityOf(edges, true).pagerank.values()].reduce((sum, value) => sum + value, 0);
      expect(total).toBeCloseTo(1, 8);
    }),
  );
});

test('random numbers lie in [0, 1) and follow from the seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [createRandom(seed), createRandom(seed)];
      for (let at = 0; at < 20; at++) {
        const value = one();
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        expect(other()).toBe(value);
      }
    }),
  );
});

test('a date lies in its own year and in the period open at both ends', () => {
  fc.assert(
    fc.property(date, (day) => {
      const year = day.slice(0, 4);
      expect(liesIn(day, { from: year, to: year })).toBe(true);
      expect(liesIn(day, {})).toBe(true);
      expect(liesIn(day, { to: String(Number(year) - 1) })).toBe(false);
    }),
  );
});
