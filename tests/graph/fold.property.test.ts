import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { changesBetween, fold, indexRows, referenceRows } from '../../src/graph/index.ts';
import {
  derivedTypes,
  type GraphChanges,
  type GraphRows,
  nodeKey,
  type ReadText,
  relationshipKey,
} from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { arbitraryTexts } from '../resolution/fixtures/arbitrary-texts.ts';

const vocabulary = loadVocabulary();
const settings = { minConfidence: 0.3, realisedConfidence: 0.8 };
const runs = { numRuns: 60 };
/** For laws that compare whole graphs, reference layer included. */
const fewRuns = { numRuns: 20 };

function folded(texts: readonly ReadText[], how = settings): GraphRows {
  return fold(resolve(texts, vocabulary, [], how.minConfidence), vocabulary, how);
}

const reference = new Set<unknown>([
  ...referenceRows(vocabulary).nodes,
  ...referenceRows(vocabulary).relationships,
]);

/** Rows beyond the reference layer, in one order, so that equal graphs are equal values. */
function canonical(rows: GraphRows) {
  const index = indexRows(withoutReference(rows));
  return {
    nodes: [...index.nodes].sort(byKey),
    relationships: [...index.relationships].sort(byKey),
    sizes: [rows.nodes.length, rows.relationships.length],
  };
}

function withoutReference({ nodes, relationships }: GraphRows): GraphRows {
  return {
    nodes: nodes.filter((row) => !reference.has(row)),
    relationships: relationships.filter((row) => !reference.has(row)),
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What a store does with changes: upserted rows replace, a deleted node takes its relationships along. */
function applied(rows: GraphRows, changes: GraphChanges): GraphRows {
  const nodes = new Map(rows.nodes.map((row) => [nodeKey(row), row]));
  const relationships = new Map(rows.relationships.map((row) => [relationshipKey(row), row]));
  for (const row of changes.deleteRelationships) relationships.delete(relationshipKey(row));
  for (const ref of changes.deleteNodes) {
    nodes.delete(nodeKey(ref));
    for (const [key, { from, to }] of relationships) {
      if (nodeKey(from) === nodeKey(ref) || nodeKey(to) === nodeKey(ref)) relationships.delete(key);
    }
  }
  for (const row of changes.upsertNodes) nodes.set(nodeKey(row), row);
  for (const row of changes.upsertRelationships) relationships.set(relationshipKey(row), row);
  return { nodes: [...nodes.values()], relationships: [...relationships.values()] };
}

function shuffled(texts: readonly ReadText[], order: readonly number[]): readonly ReadText[] {
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item, index) => ({ item, at: order[index % order.length] ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
      .reverse();
  return mix(texts.map((text) => ({ ...text, claims: mix(text.claims), articles: mix(text.articles) })));
}

describe('the fold', () => {
  it('does not depend on the order of texts, claims and articles', () => {
    fc.assert(
      fc.property(arbitraryTexts, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (texts, order) => {
        expect(canonical(folded(shuffled(texts, order)))).toEqual(canonical(folded(texts)));
      }),
      runs,
    );
  });

  it('gives twice what it gives once', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const twice = texts.map((text) => ({ ...text, claims: [...text.claims, ...text.claims] }));
        expect(canonical(folded(twice))).toEqual(canonical(folded(texts)));
        expect(changesBetween(folded(texts), folded(twice))).toEqual({
          upsertNodes: [],
          upsertRelationships: [],
          deleteNodes: [],
          deleteRelationships: [],
        });
      }),
      fewRuns,
    );
  });

  it('of one graph and the changes to the next is the next, and back again', () => {
    fc.assert(
      fc.property(arbitraryTexts, arbitraryTexts, (texts, others) => {
        const [before, after] = [folded(texts), folded(others)];
        expect(canonical(applied(before, changesBetween(before, after)))).toEqual(canonical(after));
        expect(canonical(applied(after, changesBetween(after, before)))).toEqual(canonical(before));
      }),
      fewRuns,
    );
  });

  it('takes back exactly what rested on a text', () => {
    fc.assert(
      fc.property(arbitraryTexts, fc.nat(), (texts, at) => {
        const gone = texts[at % Math.max(1, texts.length)];
        const without = folded(texts.filter((text) => text !== gone));
        const held = folded(texts);
        expect(canonical(applied(held, changesBetween(held, without)))).toEqual(canonical(without));
        const claims = new Set(gone?.claims.map(({ id }) => id));
        for (const { properties } of without.relationships) {
          const resting = properties['claims'];
          if (Array.isArray(resting)) expect(resting.some((id) => claims.has(id))).toBe(false);
        }
      }),
      fewRuns,
    );
  });

  it('ends every relationship at nodes that are there', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const rows = folded(texts);
        const present = new Set(rows.nodes.map(nodeKey));
        const loose = rows.relationships.filter(
          ({ from, to }) => !present.has(nodeKey(from)) || !present.has(nodeKey(to)),
        );
        expect(loose).toEqual([]);
      }),
      runs,
    );
  });

  it('draws no row twice', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const rows = folded(texts);
        const index = indexRows(rows);
        expect(index.nodes.size).toBe(rows.nodes.length);
        expect(index.relationships.size).toBe(rows.relationships.length);
      }),
      runs,
    );
  });

  it('rests no derived edge on what is denied, supposed or too doubtful', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const claims = new Map(texts.flatMap((text) => text.claims.map((claim) => [claim.id, claim])));
        for (const { type, from, to, properties } of folded(texts).relationships) {
          if (!derivedTypes.some((one) => one === type)) continue;
          const resting = properties['claims'];
          expect(Array.isArray(resting) && resting.length > 0).toBe(true);
          expect(from.id).not.toBe(to.id);
          for (const id of Array.isArray(resting) ? resting : []) {
            expect(claims.get(id)).toMatchObject({ polarity: 'asserted' });
            expect(claims.get(id)?.modality).not.toBe('hypothetical');
            expect(claims.get(id)?.confidence).toBeGreaterThanOrEqual(settings.minConfidence);
          }
        }
      }),
      runs,
    );
  });

  it('does not draw the stronger edge without a claim that is sure of the act', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const claims = new Map(texts.flatMap((text) => text.claims.map((claim) => [claim.id, claim])));
        for (const { type, properties } of folded(texts).relationships) {
          if (type !== 'SELLS_ARMS_TO' && type !== 'SANCTIONS') continue;
          const resting = properties['claims'];
          const sure = (Array.isArray(resting) ? resting : []).some((id) => {
            const claim = claims.get(id);
            return claim?.modality === 'actual' && claim.confidence >= settings.realisedConfidence;
          });
          expect(sure).toBe(true);
        }
      }),
      runs,
    );
  });

  it('holds only values that both stores keep, and a name on every node', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const rows = withoutReference(folded(texts));
        for (const row of rows.nodes) expect(row.properties['name']).toEqual(expect.stringMatching(/./));
        const values = [...rows.nodes, ...rows.relationships].flatMap(({ properties }) =>
          Object.values(properties),
        );
        const odd = values.filter((value) =>
          typeof value === 'number'
            ? !Number.isFinite(value)
            : Array.isArray(value)
              ? value.length === 0 || value.some((item) => typeof item !== 'string')
              : typeof value !== 'string' && typeof value !== 'boolean',
        );
        expect(odd).toEqual([]);
      }),
      runs,
    );
  });
});
