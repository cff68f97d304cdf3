import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { triadCensus } from '../../src/analysis/balance/triads.ts';
import { positiveLouvain } from '../../src/analysis/blocs/positive-louvain.ts';
import {
  balancedShare,
  betweennessOf,
  constraintOf,
  cutNodes,
  frustrationOf,
  neighboursOf,
  type SignedTie,
  type SignTie,
  signedLouvain,
  signedModularity,
  triadsOf,
} from '../../src/analysis/index.ts';
import { createRandom } from '../../src/util/create-random.ts';

interface Case {
  readonly name: string;
  readonly ties: readonly (readonly [string, string, number])[];
  readonly betweenness: Readonly<Record<string, number>>;
  readonly constraint: Readonly<Record<string, number>>;
  readonly cuts: readonly string[];
  /** How many closed triads have none, one, two and three ties against. */
  readonly triads: readonly number[];
  /** Found by trying every division; null where there are too many. */
  readonly frustration: number | null;
  /** Signed modularity where every second node is in one of two groups. */
  readonly alternating: number;
  /** The best modularity of 20 runs of NetworkX's Louvain. */
  readonly louvain?: number;
}

// Written by tests/oracles/write_networks.py, whose output has this shape.
const oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'oracles', 'networks.json'), 'utf8'),
) as {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
};

const signedTies = ({ ties }: Case): readonly SignedTie[] =>
  ties.map(([a, b, weight]) => ({ a, b, positive: Math.max(0, weight), negative: Math.max(0, -weight) }));
const signTies = ({ ties }: Case): readonly SignTie[] =>
  ties.map(([a, b, weight]) => ({ a, b, sign: weight > 0 ? 1 : -1 }));
const weighted = ({ ties }: Case) => ties.map(([a, b, weight]) => ({ a, b, weight: Math.abs(weight) }));
const nodesOf = ({ betweenness }: Case) => Object.keys(betweenness).sort();

describe('against NetworkX and plain definitions', () => {
  test('the oracle has its graphs, published ones among them', () => {
    expect(oracle.cases).toHaveLength(8);
    expect(oracle.versions['networkx']).toBe('3.6.1');
  });

  test.each(oracle.cases)('the census counts the triads that are listed: $name', (one) => {
    const listed = triadsOf(signTies(one));
    const census = triadCensus(signTies(one));
    expect(census.kinds.map(({ triads }) => triads)).toEqual(one.triads);
    const of = (id: string) => listed.filter(({ members }) => members.includes(id));
    const ids = [...new Set(listed.flatMap(({ members }) => members))].sort();
    expect(census.actors).toEqual(
      ids.map((id) => ({
        id,
        triads: of(id).length,
        unbalanced: of(id).filter(({ balanced }) => !balanced).length,
      })),
    );
    expect(census.balanced).toBe(balancedShare(listed));
    for (const [kind, { members }] of census.kinds.entries()) {
      const own = listed.filter(({ negatives }) => negatives === kind);
      expect(members).toEqual([...new Set(own.flatMap((triad) => triad.members))].sort());
    }
  });

  test.each(oracle.cases)('betweenness, constraint and cuts: $name', (one) => {
    const between = betweennessOf(weighted(one));
    const neighbours = neighboursOf(weighted(one));
    for (const node of nodesOf(one)) {
      expect(between.get(node), node).toBeCloseTo(one.betweenness[node] ?? Number.NaN, 9);
      expect(constraintOf(neighbours, node), node).toBeCloseTo(one.constraint[node] ?? Number.NaN, 9);
    }
    expect(cutNodes(neighbours)).toEqual(one.cuts);
  });

  test.each(oracle.cases)('triads and frustration: $name', (one) => {
    const counts = [0, 0, 0, 0];
    for (const { negatives } of triadsOf(signTies(one))) counts[negatives] = (counts[negatives] ?? 0) + 1;
    expect(counts).toEqual(one.triads);
    const { least, most, exact, camps } = frustrationOf(signTies(one));
    if (one.frustration !== null)
      expect([least, most, exact]).toEqual([one.frustration, one.frustration, true]);
    // The division that is given frustrates as many ties as is said.
    const broken = signTies(one).filter(({ a, b, sign }) => (camps.get(a) === camps.get(b)) === sign < 0);
    expect(broken).toHaveLength(most);
    // Without enough steps the bounds still hold the answer.
    const bounds = frustrationOf(signTies(one), 3);
    expect(bounds.least).toBeLessThanOrEqual(most);
    expect(bounds.most).toBeGreaterThanOrEqual(least);
  });

  test.each(oracle.cases)('modularity, and blocs that are at least as good: $name', (one) => {
    const nodes = nodesOf(one);
    const halves = new Map(nodes.map((node, at) => [node, at % 2]));
    expect(signedModularity(nodes, signedTies(one), halves)).toBeCloseTo(one.alternating, 9);
    const tries = Array.from({ length: 20 }, (_, run) =>
      signedModularity(nodes, signedTies(one), signedLouvain(nodes, signedTies(one), createRandom(run))),
    );
    const best = Math.max(...tries);
    expect(best).toBeGreaterThanOrEqual(one.alternating);
    if (one.louvain === undefined) return;
    expect(best).toBeGreaterThan(one.louvain - 0.005);
    const positive = Array.from({ length: 20 }, (_, run) =>
      signedModularity(nodes, signedTies(one), positiveLouvain(signedTies(one), createRandom(run))),
    );
    expect(Math.max(...positive)).toBeGreaterThan(one.louvain - 0.005);
  });

  test('planted camps are found', () => {
    const one = oracle.cases.find(({ name }) => name === 'two camps, balanced');
    if (one === undefined) throw new Error('the case is missing');
    const { camps, most } = frustrationOf(signTies(one));
    expect(most).toBe(0);
    const first = nodesOf(one).slice(0, 6);
    expect(nodesOf(one).filter((node) => camps.get(node) === camps.get('n00'))).toEqual(first);
    const blocs = signedLouvain(nodesOf(one), signedTies(one), createRandom(1));
    expect(nodesOf(one).filter((node) => blocs.get(node) === blocs.get('n00'))).toEqual(first);
  });
});
