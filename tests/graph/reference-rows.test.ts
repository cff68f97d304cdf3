import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { referenceRows } from '../../src/graph/index.ts';
import type { RelationshipType } from '../../src/model/index.ts';

const vocabulary = loadVocabulary();
const rows = referenceRows(vocabulary);

describe('the reference layer', () => {
  it.each([
    ['MEMBER_OF', 'state:TUR', 'alliance:nato', { first: '1952-02-18' }],
    ['ALLY_OF', 'state:JPN', 'state:USA', { first: '1960-01-19' }],
    ['MADE_BY', 'weapon:s-400', 'org:almaz-antey', {}],
    ['VARIANT_OF', 'weapon:rafale-m', 'weapon:rafale', {}],
    ['COMPONENT_OF', 'weapon:meteor', 'weapon:rafale', {}],
    ['LAW_OF', 'law:caatsa', 'state:USA', {}],
    ['BASED_IN', 'org:almaz-antey', 'state:RUS', {}],
  ] as const)('%s: %s → %s', (type: RelationshipType, from, to, properties) => {
    const row = rows.relationships.find(
      (one) => one.type === type && one.from.id === from && one.to.id === to && one.key === 'reference',
    );
    expect(row?.properties).toMatchObject({ basis: 'reference', ...properties });
  });

  it('gives the nodes at its ends what the vocabulary knows of them', () => {
    const find = (id: string) => rows.nodes.find((row) => row.id === id);
    expect(find('state:TUR')).toMatchObject({
      label: 'State',
      properties: { name: 'Turkey', iso3: 'TUR', known: true },
    });
    expect(find('weapon:s-400')?.properties).toMatchObject({ category: 'air-defence' });
    expect(find('org:almaz-antey')?.properties).toMatchObject({ kind: 'maker' });
  });

  it('draws every membership, a second one of the same pair too', () => {
    const known = [...vocabulary.alliances, ...vocabulary.programmes].flatMap(({ members }) => members);
    expect(rows.relationships.filter(({ type }) => type === 'MEMBER_OF')).toHaveLength(known.length);
    const seen = new Set<string>();
    for (const { type, from, to, key } of rows.relationships) seen.add([type, from.id, to.id, key].join(' '));
    expect(seen.size).toBe(rows.relationships.length);
  });

  it('holds only values that both stores keep, and ends that are there', () => {
    const ids = new Set(rows.nodes.map(({ id }) => id));
    expect(rows.relationships.filter(({ from, to }) => !ids.has(from.id) || !ids.has(to.id))).toEqual([]);
    const values = [...rows.nodes, ...rows.relationships].flatMap(({ properties }) =>
      Object.values(properties),
    );
    expect(values.filter((value) => value === undefined || value === null || Number.isNaN(value))).toEqual(
      [],
    );
    expect(values.filter((value) => Array.isArray(value) && value.length === 0)).toEqual([]);
  });

  it('is made once for a vocabulary', () => {
    expect(referenceRows(vocabulary)).toBe(rows);
  });
});
