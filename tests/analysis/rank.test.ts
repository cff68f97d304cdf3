import { describe, expect, test } from 'vitest';
import { createSnapshotIndex, rank } from '../../src/analysis/index.ts';
import { bandOf, resample } from '../../src/analysis/resample.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { sampleClaims, sampleSnapshot } from '../helpers/sample-snapshot.ts';

const index = createSnapshotIndex(sampleSnapshot);
const options = { weights: actWeights, seed: 1, resamples: 100 };
const role = (name: string) => rank(index, options).filter((finding) => finding.values['role'] === name);

describe('rank', () => {
  test('suppliers: Russia alone sells', () => {
    // Edges RUS → IND (one event, three stories: 3) and RUS → TUR (1). Reversed PageRank of a sink with two feeders is 2.7/4.7.
    const [russia, ...others] = role('suppliers');
    expect(others).toEqual([]);
    expect(russia?.values).toMatchObject({ actor: 'Russia', share: 1, pagerank: 0.5745, stories: 4 });
    expect(russia?.claims).toContain(sampleClaims.price2019.id);
  });

  test('targets: India with two threats, Turkey with one sanction, by hand', () => {
    // USA → IND weighs 2 · 5.8 = 11.6 (the State Department brought to its State), USA → TUR (its agency) weighs 8; sum 19.6.
    // PageRank: u = 0.15/3 + 0.85·d/3 with d the mass of the two sinks = 1 − u  →  u = (0.05 + 0.85/3)/(1 + 0.85/3) = 0.25974.
    //   The sinks get u each, and of 0.85·u = 0.22078 India 11.6/19.6: 0.25974 + 0.13067 = 0.39040; Turkey 0.25974 + 0.09011 = 0.34985.
    //   Shares: 0.39040/0.74026 = 0.52738 and 0.47262. HITS authorities: 11.6/19.6 = 0.59184 and 0.40816.
    const [india, turkey] = role('targets');
    expect(india?.values).toMatchObject({
      actor: 'India',
      place: 1,
      pagerank: 0.3904,
      share: 0.5274,
      hits: 0.5918,
    });
    expect(turkey?.values).toMatchObject({
      actor: 'Turkey',
      place: 2,
      pagerank: 0.3499,
      share: 0.4726,
      hits: 0.4082,
    });
    expect(india?.reference).toEqual(['BASED_IN org:us-state-department state:USA']);
  });

  test('bands hold the value; no resampling gives the value itself', () => {
    for (const { values } of role('targets')) {
      expect(Number(values['shareLow'])).toBeLessThanOrEqual(Number(values['share']));
      expect(Number(values['shareHigh'])).toBeGreaterThanOrEqual(Number(values['share']));
    }
    const [first] = rank(index, { ...options, resamples: 0 });
    expect(first?.values['shareLow']).toBe(first?.values['share']);
  });

  test('the same seed gives the same bands', () => {
    expect(rank(index, options)).toEqual(rank(index, options));
  });

  test('an empty window and an empty graph say so', () => {
    const empty = createSnapshotIndex({ nodes: [], relationships: [], claims: new Map() });
    for (const found of [rank(index, { ...options, to: '1999' }), rank(empty, options)]) {
      expect(found.map((finding) => finding.values['role'])).toEqual(['suppliers', 'pressers', 'targets']);
      expect(found.every((finding) => finding.statement.startsWith('There are no '))).toBe(true);
    }
  });
});

describe('resample', () => {
  test('draws as many as there are, whatever the order', () => {
    const random = () => 0.5;
    expect(resample(['b', 'a', 'c', 'a'], 2, random)).toEqual([new Map([['b', 3]]), new Map([['b', 3]])]);
  });

  test('band of the numbers 1 to 100', () => {
    expect(bandOf(Array.from({ length: 100 }, (_, at) => 100 - at))).toEqual([5, 95]);
    expect(bandOf([])).toBeUndefined();
  });
});
