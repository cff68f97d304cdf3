import { expect, it } from 'vitest';
import { createSnapshotIndex, dependence, exposure, leverage, pressureOn } from '../../src/analysis/index.ts';
import type { Cell, Finding, GraphStore, Snapshot } from '../../src/model/index.ts';
import { namedQueries } from '../../src/storage/index.ts';
import { actWeights } from '../helpers/act-weights.ts';
import { armsWorld } from '../helpers/arms-world.ts';
import { knowledgeOf } from '../helpers/knowledge.ts';
import { edge } from '../helpers/snapshot-parts.ts';

const codes = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
const items = ['jet', 'jetb', 'tank'];
const stages = ['offered', 'signed', 'delivering', 'delivered'] as const;
const actions = ['urge', 'threaten', 'sanction', 'waive'] as const;
const known = { basis: 'reference' };

/** A world of 40 deals and 30 pressures, the same for a seed; parts, a variant and a ministry among it. */
function worldOf(seed: number): Snapshot {
  const pick = <Item>(list: readonly Item[], at: number): Item => {
    const item = list[(at * 7 + seed * 13 + Math.floor((at * at) / 3)) % list.length];
    if (item === undefined) throw new Error('nothing to pick');
    return item;
  };
  const other = (code: string, at: number) =>
    pick(
      codes.filter((each) => each !== code),
      at,
    );
  const snapshot = armsWorld({
    systems: { jet: 'fighter', jetb: 'fighter', tank: 'tank', engine: 'engine' },
    deals: Array.from({ length: 40 }, (_, at) => {
      const buyer = pick(codes, at);
      return {
        seller: other(buyer, at + 1),
        buyer,
        item: pick(items, at + 2),
        date: `20${10 + (at % 9)}-01-01`,
        stage: pick(stages, at + seed),
        stopped: at % 11 === 0,
      };
    }),
    pressures: Array.from({ length: 30 }, (_, at) => {
      const on = pick(codes, at + 3);
      return {
        by: other(on, at + 5),
        on,
        action: pick(actions, at),
        date: '2015-01-01',
        over: pick(items, at),
      };
    }),
    edges: [
      edge('COMPONENT_OF', 'weapon:engine', 'weapon:jet', known),
      edge('VARIANT_OF', 'weapon:jetb', 'weapon:jet', known),
      edge('MADE_BY', 'weapon:engine', 'org:maker', known),
      edge('BASED_IN', 'org:maker', 'state:CCC', known),
      edge('BASED_IN', 'org:ministry', 'state:BBB', known),
      edge('PRESSED_BY', 'pressure:0000000000000000', 'org:ministry'),
      edge('PRESSED_ON', 'pressure:0000000000000001', 'org:maker'),
    ],
  });
  // What the fold writes on claims, and what a query needs to leave denials out.
  const nodes = snapshot.nodes.map((row) => {
    const claim = snapshot.claims.get(row.id)?.claim;
    if (claim === undefined) return row;
    return { ...row, properties: { ...row.properties, polarity: claim.polarity, modality: claim.modality } };
  });
  return { ...snapshot, nodes };
}

const valuesOf = (findings: readonly Finding[], aspect: string, ...names: readonly string[]) =>
  findings
    .filter(({ values }) => values['aspect'] === aspect)
    .map(({ values }) => names.map((name) => values[name]));
const rounded = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(4)) : cell)));
const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();

/** Queries that give the numbers of an analysis in Cypher alone. */
export function influenceTwins(ready: (work: (store: GraphStore) => Promise<void>) => Promise<void>): void {
  it.each([1, 2])('queries give the numbers of the analyses (world %i)', (seed) =>
    ready(async (store) => {
      const snapshot = worldOf(seed);
      await store.replaceGraph(snapshot);
      const index = createSnapshotIndex(snapshot);
      const knowledge = knowledgeOf();
      const ask = async (name: string, parameters: Readonly<Record<string, string>>) => {
        const text = namedQueries().find((query) => query.name === name)?.text ?? '';
        return (await store.query(text, parameters, { limit: 1000, timeoutMs: 20_000 })).rows;
      };
      let rows = 0;
      for (const code of codes) {
        const id = `state:${code}`;
        const node = index.node(id);
        if (node === undefined) throw new Error(`${id} is not in the world`);
        const depends = await ask('dependence', { buyer: id });
        const shares = dependence(index, id, { seed: 1, resamples: 0 });
        expect(inOrder(rounded(depends))).toEqual(
          inOrder(valuesOf(shares, 'supplier', 'supplier', 'deals', 'shareOfDeals')),
        );
        const squares = depends.reduce((sum, row) => sum + Number(row[2]) ** 2, 0);
        if (depends.length > 0) expect(squares).toBeCloseTo(Number(shares[0]?.values['hhiDeals']), 3);
        const pressed = await ask('pressure-counts', { state: id });
        expect(inOrder(pressed.map(([by, action, , acts]) => [by, action, acts]))).toEqual(
          inOrder(valuesOf(pressureOn(index, id, { weights: actWeights }), 'act', 'actor', 'action', 'acts')),
        );
        const hit = await ask('exposure', { seller: id });
        // The query leaves out who would be hit through parts alone.
        const direct = exposure(index, node, { knowledge }).flatMap(({ values }) => {
          const deals = Number(values['deals']) - Number(values['byParts'] ?? 0);
          return values['aspect'] === 'hit' && deals > 0 ? [{ values, deals }] : [];
        });
        expect(inOrder(hit.map(([buyer, deals, , purchases]) => [buyer, deals, purchases]))).toEqual(
          inOrder(direct.map(({ values, deals }) => [values['state'], deals, values['purchases']])),
        );
        const whole = direct.filter(({ values }) => values['byParts'] === 0);
        const same = rounded(hit).filter(([buyer]) => whole.some(({ values }) => values['state'] === buyer));
        expect(inOrder(same.map((row) => [row[0], row[4]]))).toEqual(
          inOrder(whole.map(({ values }) => [values['state'], values['loss']])),
        );
        const parts = await ask('leverage-of-parts', { buyer: id });
        const components = leverage(index, node, { knowledge }).filter(
          ({ values }) => values['path'] === 'component',
        );
        expect(inOrder(parts.map(([state, part, , deals]) => [state, part, deals]))).toEqual(
          inOrder(components.map(({ values }) => [values['actor'], values['via'], values['deals']])),
        );
        rows += depends.length + pressed.length + hit.length + parts.length;
      }
      expect(rows).toBeGreaterThan(40);
    }),
  );
}
