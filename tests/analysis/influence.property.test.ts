import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  balance,
  balancedShare,
  blocs,
  brokers,
  concentrationOf,
  createSnapshotIndex,
  dependence,
  exposure,
  frustrationOf,
  leverage,
  pressureOn,
  rank,
  sharesOf,
  signedLouvain,
  timeline,
  triadsOf,
  whatIf,
  withMinSources,
} from '../../src/analysis/index.ts';
import type { Finding, Snapshot } from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { armsWorld } from '../helpers/arms-world.ts';
import { knowledgeOf } from '../helpers/knowledge.ts';

const code = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const date = fc.constantFrom('2010-01-01', '2013-05-02', '2016-07-03', '2019-11-04', '2022-02-05');
const pair = fc.tuple(code, code).filter(([a, b]) => a !== b);
const deals = fc.array(
  fc.record({
    parties: pair,
    item: fc.constantFrom('jet', 'tank'),
    date,
    stage: fc.constantFrom('offered', 'signed', 'delivered'),
    stopped: fc.boolean(),
    value: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
    sources: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 14 },
);
const pressures = fc.array(
  fc.record({
    parties: pair,
    action: fc.constantFrom('urge', 'threaten', 'sanction', 'waive'),
    date,
    over: fc.constantFrom('jet', 'tank'),
    under: fc.option(fc.constant('act'), { nil: undefined }),
    sources: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 10 },
);
const world = fc.record({ deals, pressures }).map(({ deals, pressures }) =>
  armsWorld({
    systems: { jet: 'fighter', tank: 'tank' },
    deals: deals.map(({ parties: [seller, buyer], value, ...deal }) => ({
      seller,
      buyer,
      ...deal,
      ...(value !== undefined && { value }),
    })),
    pressures: pressures.map(({ parties: [by, on], under, ...act }) => ({
      by,
      on,
      ...act,
      ...(under !== undefined && { under }),
    })),
  }),
);
const knowledge = knowledgeOf({
  lawTargets: new Map([['law:act', ['state:A']]]),
  rivals: [['state:A', 'state:B']],
});

/** Every analysis of a snapshot, about States that may or may not be there. */
function allFindings(snapshot: Snapshot, period = {}): readonly (readonly Finding[])[] {
  const index = createSnapshotIndex(snapshot);
  const options = { knowledge, seed: 1, resamples: 5, weights: actWeights, ...period };
  const state = { label: 'State', id: 'state:A', properties: { name: 'A' } } as const;
  const law = { label: 'Legislation', id: 'law:act', properties: { name: 'act' } } as const;
  return [
    pressureOn(index, 'state:A', options),
    leverage(index, state, options),
    leverage(index, state, { ...options, item: 'weapon:jet' }),
    dependence(index, 'state:A', options),
    exposure(index, state, options),
    exposure(index, law, options),
    timeline(index, 'state:A', 'state:B', options),
    brokers(index, options),
    blocs(index, options),
    balance(index, options),
    rank(index, options),
    whatIf(index, { kind: 'remove', state: 'state:A' }, options),
    whatIf(index, { kind: 'impose', actor: 'state:B', law: 'law:act', target: 'state:A' }, options),
  ];
}

function expectSound(all: readonly (readonly Finding[])[]): void {
  for (const findings of all) {
    expect(findings.length).toBeGreaterThan(0);
    for (const { statement, values } of findings) {
      expect(statement).toMatch(/\.$|\?$/);
      expect(statement).not.toMatch(/NaN|undefined|Infinity|null/);
      for (const value of Object.values(values))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }
  }
}

test('every analysis of any graph has an answer, and every figure is a number', () => {
  fc.assert(
    fc.property(world, (snapshot) => expectSound(allFindings(snapshot))),
    { numRuns: 25 },
  );
});

test('so it is for an empty graph and an empty window', () => {
  const empty: Snapshot = { nodes: [], relationships: [], claims: new Map() };
  expectSound(allFindings(empty));
  const one = armsWorld({ deals: [{ seller: 'B', buyer: 'A', item: 'jet', date: '2015-01-01' }] });
  expectSound(allFindings(one, { from: '1950', to: '1960' }));
});

test('every claim of a finding is in the graph', () => {
  fc.assert(
    fc.property(world, (snapshot) => {
      for (const { claims } of allFindings(snapshot).flat())
        for (const id of claims) expect(snapshot.claims.has(id)).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test('the order of nodes and edges does not matter for a seed', () => {
  fc.assert(
    fc.property(world, (snapshot) => {
      const turned: Snapshot = {
        nodes: [...snapshot.nodes].reverse(),
        relationships: [...snapshot.relationships].reverse(),
        claims: new Map([...snapshot.claims].reverse()),
      };
      expect(allFindings(turned)).toEqual(allFindings(snapshot));
    }),
    { numRuns: 10 },
  );
});

test('concentration lies between 1/n and 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (amounts) => {
        const shares = sharesOf(new Map(amounts.map((amount, at) => [`s${at}`, amount])));
        const value = concentrationOf(shares) ?? 0;
        expect(value).toBeGreaterThanOrEqual(1 / amounts.length - 1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      },
    ),
  );
});

test('a removed supplier has no share left, and nobody gains purchases', () => {
  fc.assert(
    fc.property(world, (snapshot) => {
      const index = createSnapshotIndex(snapshot);
      const options = { knowledge, seed: 1 };
      for (const { values } of whatIf(index, { kind: 'remove', state: 'state:A' }, options)) {
        if (values['aspect'] !== 'dependence') continue;
        expect(values['leaderAfter']).not.toBe('A');
        expect(Number(values['dealsAfter'])).toBeLessThan(Number(values['dealsBefore']));
        expect(Number(values['suppliersAfter'])).toBeLessThanOrEqual(Number(values['suppliersBefore']));
      }
    }),
    { numRuns: 25 },
  );
});

const camps = fc.tuple(
  fc.integer({ min: 2, max: 9 }),
  fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
);

test('a network of two camps is balanced; turning one tie costs at most one', () => {
  fc.assert(
    fc.property(camps, fc.nat(), ([size, sides], turned) => {
      const ids = Array.from({ length: size }, (_, at) => at);
      const ties = ids.flatMap((a) =>
        ids.slice(a + 1).map((b) => ({
          a: `n${a}`,
          b: `n${b}`,
          sign: sides[a] === sides[b] ? (1 as const) : (-1 as const),
        })),
      );
      expect(frustrationOf(ties)).toMatchObject({ least: 0, most: 0, exact: true });
      const triads = triadsOf(ties);
      expect(balancedShare(triads)).toBe(triads.length === 0 ? undefined : 1);
      const changed = ties.map((tie, at) =>
        at === turned % ties.length ? { ...tie, sign: tie.sign > 0 ? (-1 as const) : (1 as const) } : tie,
      );
      expect(frustrationOf(changed).most).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});

test('blocs do not depend on the order of ties for a seed', () => {
  const ties = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: -5, max: 5 })), {
    minLength: 1,
    selector: ([a, b]) => [Math.min(a, b), Math.max(a, b)].join(' '),
  });
  fc.assert(
    fc.property(ties, (drawn) => {
      const all = drawn
        .filter(([a, b]) => a !== b)
        .map(([a, b, w]) => ({
          a: `n${a}`,
          b: `n${b}`,
          positive: Math.max(0, w),
          negative: Math.max(0, -w),
        }));
      const actors = [...new Set(all.flatMap(({ a, b }) => [a, b]))].sort();
      expect(signedLouvain(actors, [...all].reverse(), createRandom(4))).toEqual(
        signedLouvain(actors, all, createRandom(4)),
      );
    }),
  );
});

test('with more sources asked for, what is left is part of what was there', () => {
  fc.assert(
    fc.property(world, (snapshot) => {
      const [one, two, three] = [1, 2, 3].map((least) => withMinSources(snapshot, least));
      expect(one).toBe(snapshot);
      const events = (of?: Snapshot) =>
        (of?.nodes ?? []).filter(({ label }) => ['Deal', 'Pressure'].includes(label));
      expect(events(two).every(({ properties }) => Number(properties['sources']) >= 2)).toBe(true);
      expect(events(three).length).toBeLessThanOrEqual(events(two).length);
      const ids = new Set((two?.nodes ?? []).map(({ id }) => id));
      for (const { type, from, to, properties } of two?.relationships ?? []) {
        expect(ids.has(from.id) && ids.has(to.id)).toBe(true);
        if (type === 'SELLS_ARMS_TO')
          for (const id of properties['events'] as readonly string[]) expect(ids.has(id)).toBe(true);
      }
      if (two !== undefined) expectSound(allFindings(two));
    }),
    { numRuns: 15 },
  );
});
