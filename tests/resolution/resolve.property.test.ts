import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { arbitraryTexts } from './fixtures/arbitrary-texts.ts';

const vocabulary = loadVocabulary();
const runs = { numRuns: 100 };

describe('resolution', () => {
  it('puts every claim into one event or among the relations, once', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const { events, relations } = resolve(texts, vocabulary, []);
        const placed = [...events.flatMap((event) => event.claims), ...relations].map(
          ({ claim }) => claim.id,
        );
        const all = new Set(texts.flatMap((text) => text.claims.map((claim) => claim.id)));
        expect(placed.sort()).toEqual([...all].sort());
      }),
      runs,
    );
  });

  it('gives every event an id of its own, from the earliest of its claims', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const { events } = resolve(texts, vocabulary, []);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        for (const { id, claims } of events) {
          const dates = claims.map(({ known }) => known || '9999');
          expect(dates).toEqual([...dates].sort());
          expect(id.split(':')[1]).toBe(claims[0]?.claim.id.split(':')[1]);
        }
      }),
      runs,
    );
  });

  it('keeps contracts of different years in different deals', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        for (const { claims } of resolve(texts, vocabulary, []).events) {
          const years = claims.flatMap(({ claim }) =>
            claim.kind === 'transfer' && claim.signed ? [claim.signed.date.slice(0, 4)] : [],
          );
          expect(new Set(years).size).toBeLessThan(2);
        }
      }),
      runs,
    );
  });

  it('knows every entity that a claim names', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const { entities, events, relations } = resolve(texts, vocabulary, []);
        const known = new Set(entities.map(({ id }) => id));
        const named = [...events.flatMap((event) => event.claims), ...relations].flatMap((claim) =>
          Object.values(claim.entities),
        );
        expect(named.filter((id) => !known.has(id))).toEqual([]);
      }),
      runs,
    );
  });
});
