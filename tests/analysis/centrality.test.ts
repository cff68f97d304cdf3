import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { centralityOf } from '../../src/analysis/index.ts';

interface Oracle {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly name: string;
    readonly edges: readonly (readonly [string, string, number])[];
    readonly pagerank: Readonly<Record<string, number>>;
    readonly reversed: Readonly<Record<string, number>>;
    readonly hubs: Readonly<Record<string, number>>;
    readonly authorities: Readonly<Record<string, number>>;
  }[];
}

// Written by tests/oracles/write_centrality.py, whose output has this shape.
const oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'oracles', 'centrality.json'), 'utf8'),
) as Oracle;

function expectNear(
  found: ReadonlyMap<string, number> | undefined,
  wanted: Readonly<Record<string, number>>,
) {
  expect(found).toBeDefined();
  expect([...(found ?? [])].map(([id]) => id).sort()).toEqual(Object.keys(wanted).sort());
  for (const [id, value] of Object.entries(wanted)) expect(found?.get(id), id).toBeCloseTo(value, 6);
}

describe('centralityOf', () => {
  test('the oracle has its five graphs', () => {
    expect(oracle.cases).toHaveLength(5);
    expect(oracle.versions['networkx']).toBeDefined();
  });

  test.each(oracle.cases)(
    'agrees with NetworkX: $name',
    ({ edges, pagerank, reversed, hubs, authorities }) => {
      const weighted = edges.map(([from, to, weight]) => ({ from, to, weight }));
      const straight = centralityOf(weighted, false);
      expectNear(straight.pagerank, pagerank);
      expectNear(straight.hubs, hubs);
      expectNear(straight.authorities, authorities);
      expectNear(centralityOf(weighted, true).pagerank, reversed);
    },
  );

  test('one seller of two buyers, by hand', () => {
    // Reversed edges x → s and y → s; s has none and spreads evenly. With x = y = b and s + 2b = 1:
    //   b = 0.15/3 + 0.85·s/3,  s = b + 0.85·2b = 2.7b  →  b = 1/4.7 = 0.21277, s = 0.57447.
    const { pagerank, hubs, authorities } = centralityOf(
      [
        { from: 's', to: 'x', weight: 3 },
        { from: 's', to: 'y', weight: 1 },
      ],
      true,
    );
    expect(pagerank.get('s')).toBeCloseTo(2.7 / 4.7, 8);
    expect(pagerank.get('x')).toBeCloseTo(1 / 4.7, 8);
    // Authority is proportional to the weight that the only hub sends: 3 to 1.
    expect(hubs?.get('s')).toBe(1);
    expect(authorities?.get('x')).toBeCloseTo(0.75, 8);
  });

  test('no edges give empty maps', () => {
    expect(centralityOf([], true).pagerank.size).toBe(0);
  });
});
