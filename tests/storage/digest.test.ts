import { describe, expect, it } from 'vitest';
import type { GraphRows } from '../../src/model/index.ts';
import { differenceOf, digestOf } from '../../src/storage/index.ts';
import { node, relationship, sampleGraph } from './sample-graph.ts';

const india = (properties: Readonly<Record<string, string | number | readonly string[]>>): GraphRows => ({
  nodes: [node('state:IND', 'India', properties)],
  relationships: [],
});

describe('digest', () => {
  it('does not depend on the order of rows and properties', () => {
    const shuffled = {
      nodes: [...sampleGraph.nodes].reverse().map((row) => ({
        ...row,
        properties: Object.fromEntries(Object.entries(row.properties).reverse()),
      })),
      relationships: [...sampleGraph.relationships].reverse(),
    };
    expect(digestOf(shuffled)).toBe(digestOf(sampleGraph));
    expect(digestOf(sampleGraph)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves out times of ingestion, and looks at two decimals of confidence only', () => {
    expect(digestOf(india({ ingested: 'today' }))).toBe(digestOf(india({ ingested: 'yesterday' })));
    expect(digestOf(india({ confidence: 0.911 }))).toBe(digestOf(india({ confidence: 0.9061 })));
    expect(digestOf(india({ confidence: 0.91 }))).not.toBe(digestOf(india({ confidence: 0.92 })));
    expect(digestOf(india({ weight: 0.911 }))).not.toBe(digestOf(india({ weight: 0.912 })));
  });

  it('changes with everything else', () => {
    const edge = relationship('SELLER', 'deal:1', 'state:RUS');
    const variants: readonly GraphRows[] = [
      india({}),
      india({ iso3: 'IND' }),
      india({ iso3: 'IN' }),
      india({ aliases: ['a', 'b'] }),
      india({ aliases: ['b', 'a'] }),
      india({ aliases: 'a' }),
      india({ sources: 1 }),
      india({ sources: '1' }),
      { nodes: [], relationships: [edge] },
      { nodes: [], relationships: [{ ...edge, key: 'k' }] },
      { nodes: [], relationships: [{ ...edge, type: 'BUYER' }] },
      { nodes: [], relationships: [{ ...edge, from: edge.to, to: edge.from }] },
      { nodes: [], relationships: [{ ...edge, to: { label: 'Organization', id: edge.to.id } }] },
    ];
    expect(new Set(variants.map(digestOf)).size).toBe(variants.length);
  });
});

const nothing = { upsertNodes: [], upsertRelationships: [], deleteNodes: [], deleteRelationships: [] };

describe('difference', () => {
  it('of equal graphs is empty', () => {
    expect(differenceOf(sampleGraph, structuredClone(sampleGraph))).toEqual(nothing);
  });

  it('holds what was added, changed and removed', () => {
    const edge = relationship('ALLY_OF', 'state:IND', 'state:RUS', { since: 1 });
    const before = {
      nodes: [
        node('state:IND', 'India'),
        node('state:RUS', 'Russia', { iso3: 'RUS' }),
        node('state:USA', 'US'),
      ],
      relationships: [edge, relationship('THREATENS', 'state:USA', 'state:IND'), edge],
    };
    const after = {
      nodes: [node('state:IND', 'India'), node('state:RUS', 'Russia'), node('state:PAK', 'Pakistan')],
      relationships: [edge],
    };
    expect(differenceOf(before, after)).toEqual({
      upsertNodes: after.nodes.slice(1),
      upsertRelationships: [edge],
      deleteNodes: [before.nodes[2]],
      deleteRelationships: [edge, before.relationships[1]],
    });
  });

  it('is empty once it was carried out, also with half characters', () => {
    const rows = {
      nodes: [node('state:\ud800', 'a \udfff', { 'odd \ud800': 1 }), node('state:RUS', 'Russia')],
      relationships: [relationship('ALLY_OF', 'state:RUS', 'state:\ud800', { 'odd \udc00': 1 }, '\ud800')],
    };
    const stored = {
      nodes: [node('state:\ufffd', 'a \ufffd', { 'odd \ufffd': 1 }), node('state:RUS', 'Russia')],
      relationships: [relationship('ALLY_OF', 'state:RUS', 'state:\ufffd', { 'odd \ufffd': 1 }, '\ufffd')],
    };
    for (const before of [rows, stored]) {
      for (const after of [rows, stored]) expect(differenceOf(before, after)).toEqual(nothing);
    }
    expect(digestOf(rows)).toBe(digestOf(stored));
  });

  it('takes the last of rows that a store cannot tell apart', () => {
    const ends = [node('state:IND', 'India'), node('state:RUS', 'Russia')];
    const edge = (since: number, key: string) =>
      relationship('ALLY_OF', 'state:IND', 'state:RUS', { since }, key);
    const doubled = {
      nodes: [node('state:\ud800', 'first'), ...ends, node('state:\udfff', 'second')],
      relationships: [edge(1, '\ud800'), edge(2, '\udc00')],
    };
    const stored = {
      nodes: [...ends, node('state:\ufffd', 'second')],
      relationships: [edge(2, '\ufffd')],
    };
    expect(differenceOf(stored, doubled)).toEqual(nothing);
    const empty = { nodes: [], relationships: [] };
    expect(differenceOf(empty, doubled)).toEqual({
      ...nothing,
      upsertNodes: [doubled.nodes[3], ...ends],
      upsertRelationships: [edge(2, '\udc00')],
    });
  });
});
