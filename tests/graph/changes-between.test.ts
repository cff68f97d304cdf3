import { describe, expect, it } from 'vitest';
import { changesBetween, indexRows } from '../../src/graph/index.ts';
import type { GraphRows, NodeRow, RelationshipRow } from '../../src/model/index.ts';

const node = (id: string, name = id): NodeRow => ({ label: 'State', id, properties: { name } });
const edge = (from: string, to: string, properties: RelationshipRow['properties'] = {}): RelationshipRow => ({
  type: 'SELLS_ARMS_TO',
  from: { label: 'State', id: from },
  to: { label: 'State', id: to },
  key: '',
  properties,
});
const nothing = { upsertNodes: [], upsertRelationships: [], deleteNodes: [], deleteRelationships: [] };

describe('changesBetween', () => {
  const graph: GraphRows = {
    nodes: [node('a'), node('b'), node('c')],
    relationships: [edge('a', 'b', { events: ['x', 'y'], weight: 1 }), edge('b', 'c')],
  };

  it('finds nothing between equal graphs, whatever the order of rows and properties', () => {
    const other: GraphRows = {
      nodes: [...graph.nodes].reverse(),
      relationships: [edge('b', 'c'), edge('a', 'b', { weight: 1, events: ['x', 'y'] })],
    };
    expect(changesBetween(graph, other)).toEqual(nothing);
    expect(changesBetween(indexRows(graph), indexRows(other))).toEqual(nothing);
  });

  it.each([
    ['a value', { events: ['x', 'y'], weight: 2 }],
    ['an item of a list', { events: ['x', 'z'], weight: 1 }],
    ['a shorter list', { events: ['x'], weight: 1 }],
    ['a missing property', { events: ['x', 'y'] }],
    ['a further property', { events: ['x', 'y'], weight: 1, stage: 'signed' }],
  ])('sees %s', (_, properties) => {
    const after = { ...graph, relationships: [edge('a', 'b', properties), edge('b', 'c')] };
    expect(changesBetween(graph, after)).toEqual({
      ...nothing,
      upsertRelationships: [edge('a', 'b', properties)],
    });
  });

  it('leaves the relationships of a deleted node to its deletion', () => {
    const after = { nodes: [node('a'), node('b', 'B')], relationships: [] };
    expect(changesBetween(graph, after)).toEqual({
      ...nothing,
      upsertNodes: [node('b', 'B')],
      deleteNodes: [{ label: 'State', id: 'c' }],
      deleteRelationships: [
        {
          type: 'SELLS_ARMS_TO',
          from: { label: 'State', id: 'a' },
          to: { label: 'State', id: 'b' },
          key: '',
        },
      ],
    });
  });

  it('draws a relationship anew whose end became another kind of node', () => {
    const organization: NodeRow = { label: 'Organization', id: 'b', properties: { name: 'b' } };
    const moved = { ...edge('a', 'b'), to: { label: 'Organization', id: 'b' } } as const;
    const after = { nodes: [node('a'), organization], relationships: [moved] };
    const before = { nodes: [node('a'), node('b')], relationships: [edge('a', 'b')] };
    expect(changesBetween(before, after)).toEqual({
      ...nothing,
      upsertNodes: [organization],
      upsertRelationships: [moved],
      deleteNodes: [{ label: 'State', id: 'b' }],
    });
  });
});
