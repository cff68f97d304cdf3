import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  balance,
  blocs,
  brokers,
  createSnapshotIndex,
  frustrationOf,
  signedNetwork,
  triadsOf,
} from '../../src/analysis/index.ts';
import { armsWorld } from '../helpers/arms-world.ts';
import { knowledgeOf } from '../helpers/knowledge.ts';
import { edge } from '../helpers/snapshot-parts.ts';

const sale = (seller: string, buyer: string, date = '2015-01-01') => ({ seller, buyer, item: 'jet', date });
const act = (by: string, on: string) => ({ by, on, action: 'sanction', date: '2015-01-01' }) as const;
const options = { knowledge: knowledgeOf(), seed: 1 };

describe('signedNetwork', () => {
  test('sales tie, pressure divides, both on one scale', () => {
    const index = createSnapshotIndex(
      armsWorld({
        deals: [sale('A', 'B'), sale('B', 'A')],
        pressures: [act('A', 'B'), { ...act('C', 'A'), action: 'urge' }],
      }),
    );
    // Two signatures of 8 and a sanction of 8; an urge of 1.
    expect(signedNetwork(index, {}, options.knowledge).ties).toEqual([
      { a: 'state:A', b: 'state:B', positive: 16, negative: 8 },
      { a: 'state:A', b: 'state:C', positive: 0, negative: 1 },
    ]);
  });
});

describe('balance', () => {
  test('two camps are balanced; nothing is frustrated', () => {
    const index = createSnapshotIndex(
      armsWorld({
        deals: [sale('A', 'B'), sale('C', 'D')],
        pressures: [act('A', 'C'), act('B', 'C'), act('A', 'D')],
      }),
    );
    // Triads: A B C (+ − −) and A C D (− − +), both balanced.
    const [summary] = balance(index, options);
    expect(summary?.values).toMatchObject({
      triads: 2,
      balanced: 1,
      frustration: 0,
      exact: true,
      balanceByFrustration: 1,
    });
    expect(summary?.statement).toMatch(/no forecasts/);
  });

  test('one enemy between friends frustrates one tie, and names the state in tension', () => {
    const index = createSnapshotIndex(
      armsWorld({
        deals: [sale('RUS', 'TUR'), sale('USA', 'TUR')],
        pressures: [act('USA', 'RUS'), { ...act('USA', 'TUR'), action: 'urge' }],
        edges: [edge('ALLY_OF', 'state:TUR', 'state:USA', { basis: 'reference' })],
      }),
    );
    // USA–TUR: 8 − 1 for; RUS–TUR for; USA–RUS against: one unbalanced triad, one frustrated tie of three: 1 − 2/3.
    const findings = balance(index, options);
    expect(findings[0]?.values).toMatchObject({
      triads: 1,
      balanced: 0,
      frustration: 1,
      balanceByFrustration: 0.3333,
    });
    const [tension] = findings.filter(({ values }) => values['aspect'] === 'tension');
    expect(tension?.values).toMatchObject({
      state: 'TUR',
      buysFrom: 'RUS',
      alliedWith: 'USA',
      share: 0.5,
      pressed: true,
      question: true,
    });
    expect(tension?.statement).toMatch(/^Question: /);
    expect(tension?.hops?.map(({ basis }) => basis)).toEqual(['article', 'article', 'reference', 'article']);
  });

  test('what was bought before a rivalry began is not bought from a rival', () => {
    const world = (date: string) =>
      createSnapshotIndex(
        armsWorld({
          deals: [sale('RUS', 'TUR', date), sale('RUS', 'TUR', '2001-01-01'), sale('USA', 'TUR')],
          edges: [edge('ALLY_OF', 'state:TUR', 'state:USA', { basis: 'reference' })],
        }),
      );
    const knowledge = {
      ...knowledgeOf({ rivals: [['state:RUS', 'state:USA']] }),
      rivalsSince: new Map([['state:USA state:RUS', '2014-03']]),
    };
    const tensionsOf = (date: string) =>
      balance(world(date), { knowledge }).filter(({ values }) => values['aspect'] === 'tension');
    expect(tensionsOf('2013-12-31')).toEqual([]);
    // One of the three sales to Turkey is from the time of the rivalry.
    expect(tensionsOf('2014-03-01').map(({ values }) => values['share'])).toEqual([0.3333]);
  });

  test('a network without pressure says that nothing can be out of balance', () => {
    const [summary, ...more] = balance(createSnapshotIndex(armsWorld({ deals: [sale('A', 'B')] })), options);
    expect(summary?.statement).toMatch(/No tie is against anybody/);
    expect(summary?.values).toMatchObject({ balanced: '', triads: 0 });
    expect(more).toEqual([]);
  });
});

describe('frustrationOf', () => {
  test('four enemies of each other, by hand', () => {
    // K4 of ties against: two and two leave one tie inside each camp.
    const all = ['a', 'b', 'c', 'd'];
    const ties = all.flatMap((a, at) => all.slice(at + 1).map((b) => ({ a, b, sign: -1 as const })));
    expect(frustrationOf(ties)).toMatchObject({ least: 2, most: 2, exact: true });
    expect(triadsOf(ties).map(({ negatives }) => negatives)).toEqual([3, 3, 3, 3]);
  });
});

describe('blocs', () => {
  const two = armsWorld({
    deals: [
      sale('A', 'B'),
      sale('A', 'C'),
      sale('B', 'C', '2021-01-01'),
      sale('X', 'Y'),
      sale('X', 'Z'),
      sale('Y', 'Z', '2021-01-01'),
    ],
    pressures: [act('A', 'X'), act('B', 'Y')],
  });

  test('two groups that press each other are two blocs, by both methods, and stable', () => {
    const findings = blocs(createSnapshotIndex(two), options);
    const summaries = findings.filter(({ values }) => values['aspect'] === 'summary');
    expect(summaries.map(({ values }) => [values['method'], values['blocs'], values['stability']])).toEqual([
      ['signed', 2, 1],
      ['positive', 2, 1],
    ]);
    const members = findings
      .filter(({ values }) => values['aspect'] === 'bloc')
      .map(({ subjects }) => subjects);
    expect(members).toEqual([
      ['state:A', 'state:B', 'state:C'],
      ['state:X', 'state:Y', 'state:Z'],
    ]);
    // Ties within each: three of 8. Across: two sanctions of 8.
    expect(findings.find(({ values }) => values['bloc'] === 1)?.values).toMatchObject({
      within: 24,
      against: 16,
      outward: 0,
    });
  });

  test('windows are those of the period', () => {
    const windows = blocs(createSnapshotIndex(two), { ...options, from: '2016' }).filter(
      ({ values }) => values['aspect'] === 'window',
    );
    expect(windows.map(({ values }) => values['window'])).toEqual(['2020 to 2024']);
  });
});

test('agreement of two partitions, by hand', () => {
  // {ab}{cd} against {abc}{d}: common pairs 1, pairs 2 and 3 of 6: expected 1, most 2.5: (1 − 1) / (2.5 − 1) = 0.
  const parts = (...groups: readonly string[]) =>
    new Map(groups.flatMap((group, at) => [...group].map((id) => [id, at] as const)));
  expect(agreementOf(parts('ab', 'cd'), parts('abc', 'd'))).toBe(0);
  expect(agreementOf(parts('ab', 'cd'), parts('cd', 'ab'))).toBe(1);
  expect(agreementOf(parts('a'), parts('a'))).toBeUndefined();
});

test('a broker between two buyers, by hand', () => {
  // B – A – C: A is on the way of the only pair of others; its constraint is ½² + ½² = ½.
  const findings = brokers(
    createSnapshotIndex(armsWorld({ deals: [sale('A', 'B'), sale('A', 'C')] })),
    options,
  );
  expect(findings.map(({ values }) => values)).toMatchObject([
    { aspect: 'summary', actors: 3, ties: 2, cuts: 1 },
    { aspect: 'broker', actor: 'A', betweenness: 1, constraint: 0.5, partners: 2, cut: true },
  ]);
});
