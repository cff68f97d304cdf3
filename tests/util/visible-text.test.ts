import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldCase } from '../../src/util/fold-case.ts';
import { normalizeName } from '../../src/util/normalize-name.ts';
import { visibleText, withoutInvisible } from '../../src/util/visible-text.ts';

it('a text that shows all it has is read as it is', () => {
  for (const text of ['', 'S-400', 'Łódź – \u00e9e\u0301 😀']) expect(visibleText(text)).toBeUndefined();
});

it('each visible run stands where the whole text has it, from its first character to its last', () => {
  const scrap = fc.constantFrom(
    'a',
    'Ru',
    '😀',
    ' ',
    '\u200b',
    '\u00ad',
    '\u200f\u202e',
    '\ufeff',
    '\u{e0020}',
  );
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 12 }), fc.nat(), fc.nat(), (scraps, a, b) => {
      const whole = scraps.join('');
      const visible = visibleText(whole);
      if (visible === undefined) return;
      expect(visible.text).toBe(withoutInvisible(whole));
      const [start = 0, end = 0] = [a, b].map((n) => n % (visible.text.length + 1)).sort((x, y) => x - y);
      if (start === end) return;
      const place = visible.placeOf({ start, end });
      expect(withoutInvisible(whole.slice(place.start, place.end))).toBe(visible.text.slice(start, end));
      expect(whole.charAt(place.start)).toBe(visible.text.charAt(start));
      expect(whole.charAt(place.end - 1)).toBe(visible.text.charAt(end - 1));
    }),
  );
});

it('names are compared as they are shown', () => {
  expect(foldCase('Ru\u200bs\u00adsia\u200f')).toBe('russia');
  expect(normalizeName('S\u200b-\u200b4\u200d00')).toBe('s 400');
});
