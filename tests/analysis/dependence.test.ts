import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, dependence, distanceBetween, sharesOf } from '../../src/analysis/index.ts';
import type { Snapshot } from '../../src/model/index.ts';
import { armsWorld, dealId, type World } from '../helpers/arms-world.ts';

const options = { seed: 1, resamples: 99 };
const found = (snapshot: Snapshot, aspect: string, state = 'state:IND') =>
  dependence(createSnapshotIndex(snapshot), state, options).filter(
    ({ values }) => values['aspect'] === aspect,
  );

const world: World = {
  systems: { s400: 'air-defence', rafale: 'fighter', su30: 'fighter' },
  deals: [
    { seller: 'RUS', buyer: 'IND', item: 'su30', date: '2012-03-01', value: 300 },
    { seller: 'RUS', buyer: 'IND', item: 's400', date: '2014-03-01', value: 500 },
    { seller: 'FRA', buyer: 'IND', item: 'rafale', date: '2016-03-01', value: 200 },
    { seller: 'USA', buyer: 'IND', item: 'rafale', date: '2019-03-01', value: 900, currency: 'EUR' },
    { seller: 'ISR', buyer: 'IND', item: 'rafale', date: '2019-05-01', stage: 'offered' },
    { seller: 'RUS', buyer: 'IND', item: 's400', date: '2020-05-01', stopped: true },
    { seller: 'RUS', buyer: 'CHN', item: 'su30', date: '2020-05-01' },
  ],
  pressures: [{ by: 'USA', on: 'IND', action: 'threaten', date: '2015-01-01', over: 's400' }],
};

describe('dependence', () => {
  const snapshot = armsWorld(world);

  test('shares and concentration, by hand', () => {
    // Realised, not stopped: RUS 2, FRA 1, USA 1 of 4 deals: ½² + ¼² + ¼² = 0.375.
    // In USD: RUS 800, FRA 200 of 1000: 0.8² + 0.2² = 0.68.
    const [summary] = found(snapshot, 'summary');
    expect(summary?.values).toMatchObject({
      deals: 4,
      suppliers: 3,
      leader: 'RUS',
      leaderShare: 0.5,
      hhiDeals: 0.375,
      hhiValue: 0.68,
      valued: 3,
      currency: 'USD',
      equalSuppliers: 2.67,
      proposed: 1,
      stopped: 1,
    });
    expect(summary?.claims).toHaveLength(4);
    const [russia, france] = found(snapshot, 'supplier');
    expect(russia?.values).toMatchObject({
      supplier: 'RUS',
      shareOfDeals: 0.5,
      shareOfValue: 0.8,
      value: 800,
    });
    expect(russia?.subjects).toEqual(['state:IND', 'state:RUS', dealId(0), dealId(1)]);
    expect(france?.values).toMatchObject({ supplier: 'FRA', shareOfValue: 0.2 });
  });

  test('each category apart', () => {
    const fighters = found(snapshot, 'category').find(({ values }) => values['category'] === 'fighter');
    // RUS, FRA, USA one each: 3 · (1/3)² = 1/3.
    expect(fighters?.values).toMatchObject({ deals: 3, suppliers: 3, hhiDeals: 0.3333 });
  });

  test('the trend by spans of five years', () => {
    // 2010–2014: RUS alone, 1. 2015–2019: FRA and USA, ½.
    expect(
      found(snapshot, 'trend').map(({ values }) => [values['span'], values['hhiDeals'], values['change']]),
    ).toEqual([
      ['2010–2014', 1, ''],
      ['2015–2019', 0.5, -0.5],
    ]);
  });

  test('the mix before and after pressure, with its chance', () => {
    // Before 2015: RUS 1. After: FRA ½, USA ½. Nothing in common: distance 1.
    // Of the 6 ways to take two of four deals as the first, only {RUS, RUS} and {FRA, USA} give 1: a third of shuffles.
    const [move] = found(snapshot, 'move');
    expect(move?.values).toMatchObject({
      actor: 'USA',
      before: 2,
      after: 2,
      distance: 1,
      lost: 'RUS',
      loss: -1,
    });
    expect(Number(move?.values['chance'])).toBeGreaterThan(0.2);
    expect(Number(move?.values['chance'])).toBeLessThan(0.47);
  });

  test('a mix that cannot be compared says so', () => {
    const later = armsWorld({
      ...world,
      pressures: [{ by: 'USA', on: 'IND', action: 'threaten', date: '2024' }],
    });
    expect(found(later, 'move')[0]?.statement).toMatch(
      /cannot be said: no dated purchase lies after that day/,
    );
  });

  test('a state that buys nothing says so', () => {
    const [summary, ...more] = dependence(createSnapshotIndex(snapshot), 'state:RUS', options);
    expect(summary?.statement).toBe('The graph holds no realised purchase by RUS.');
    expect(more).toEqual([]);
  });

  test('a period leaves out what lies outside it', () => {
    const [summary] = dependence(createSnapshotIndex(snapshot), 'state:IND', {
      ...options,
      from: '2015',
      to: '2018',
    });
    expect(summary?.values).toMatchObject({ deals: 1, hhiDeals: 1, leader: 'FRA' });
  });
});

test('distance between mixes, by hand', () => {
  // {a: ½, b: ½} against {a: ¼, c: ¾}: (¼ + ½ + ¾) / 2 = ¾.
  const [one, other] = [
    new Map([
      ['a', 2],
      ['b', 2],
    ]),
    new Map([
      ['a', 1],
      ['c', 3],
    ]),
  ];
  expect(distanceBetween(sharesOf(one), sharesOf(other))).toBe(0.75);
  expect(distanceBetween(sharesOf(one), new Map())).toBeUndefined();
});
