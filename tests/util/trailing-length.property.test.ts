import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trailingLength } from '../../src/util/trailing-length.ts';

describe('the length of what trails', () => {
  it('is that of the pattern at the end, for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '1', ' ', ',', ')', '"', '…', '😀', '\ud83d', '\n'),
    });
    fc.assert(
      fc.property(text, (words) => {
        expect(trailingLength(words, /[^\p{L}\p{N}]/u)).toBe(/[^\p{L}\p{N}]*$/u.exec(words)?.[0].length);
        expect(trailingLength(words, /[,\s]/u)).toBe(/[,\s]*$/u.exec(words)?.[0].length);
      }),
    );
  });

  it('takes no longer than the text is long', () => {
    const words = `${'!'.repeat(200_000)}a${'!'.repeat(200_000)}`;
    expect(trailingLength(words, /[\p{P}]/u)).toBe(200_000);
  });
});
