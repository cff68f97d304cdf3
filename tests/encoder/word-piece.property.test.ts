import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWordPiece } from '../../src/encoder/word-piece.ts';
import { readerWords } from './reader-fixtures.ts';

const words = readerWords();
const split = createWordPiece(words, 100);
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
/** Any UTF-16, lone surrogates included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(unit, { maxLength: 200 }).map((units) => units.join('')),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
);

function splitsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

test('pieces of any text lie inside it, in order, and split no surrogate pair', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { ids, starts, ends } = split(text);
      expect(starts.length).toBe(ids.length);
      expect(ends.length).toBe(ids.length);
      let lastStart = 0;
      let lastEnd = 0;
      ids.forEach((id, piece) => {
        const start = starts[piece] ?? Number.NaN;
        const end = ends[piece] ?? Number.NaN;
        expect(words[id]).toBeDefined();
        expect(start).toBeGreaterThanOrEqual(lastStart);
        expect(end).toBeGreaterThanOrEqual(lastEnd);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
        [lastStart, lastEnd] = [start, end];
      });
    }),
    { numRuns: 500 },
  );
});

test('white space between two texts keeps their pieces apart', () => {
  fc.assert(
    fc.property(anyText, anyText, (left, right) => {
      const both = split(`${left} ${right}`);
      expect([...both.ids]).toEqual([...split(left).ids, ...split(right).ids]);
    }),
  );
});
