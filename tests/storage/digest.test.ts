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

describe('difference', () => {
  it('of equal graphs is empty', () => {
    const none = { upsertNodes: [], upsertRelationships: [], deleteNodes: [], deleteRelationships: [] };
    expect(differenceOf(sampleGraph, structuredClone(sampleGraph))).toEqual(none);
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
});
