import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOf } from '../../src/language/index.ts';
import { contains } from '../../src/model/index.ts';

/** Scraps of which news is made, so that rules meet each other in every order. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...'Mr. U.S. Gen. No. 5 Inc. a.m. J. … ... ! ? ” “ ‘ ’ " \' ( ) [3] « » 1. (ii) • - — MOSCOW, Feb 4 date 2020-02-04 # \n \n\n \r\n \t S-400 $3.5bn. The the India. 🚀 é'.split(
      ' ',
    ),
  ),
  fc.constantFrom(' ', ' ', '\n', '\n\n', '\r\n', '\u2028', '\u00a0', '\f'),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const text = fc.array(scrap, { maxLength: 60 }).map((scraps) => scraps.join(' '));
const published = fc.constantFrom(undefined, '2020-02-04');

it('sentences are ordered, disjoint, inside their paragraph, and hold every character that is no white space', () => {
  fc.assert(
    fc.property(text, (words) => {
      const { paragraphs, sentences } = documentOf({ text: words });
      let covered = '';
      let end = 0;
      for (const sentence of sentences) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        expect(sentence.end).toBeGreaterThan(sentence.start);
        const paragraph = paragraphs[sentence.paragraph];
        expect(paragraph !== undefined && contains(paragraph, sentence)).toBe(true);
        const own = words.slice(sentence.start, sentence.end);
        expect(own.trim()).toBe(own);
        covered += own;
        end = sentence.end;
      }
      expect(covered.replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
    }),
    { numRuns: 500 },
  );
});

it('paragraphs, quotations, title and dateline lie inside the text, in order, and the text is unchanged', () => {
  fc.assert(
    fc.property(text, published, (words, day) => {
      const document = documentOf({ text: words, ...(day !== undefined && { published: day }) });
      expect(document.text).toBe(words);
      if (day !== undefined) expect(document.published).toBe(day);
      for (const spans of [document.paragraphs, document.quotations]) {
        spans.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(words.length);
        });
      }
      for (const span of [document.title, document.dateline]) {
        if (span !== undefined)
          expect(document.paragraphs.some((paragraph) => contains(paragraph, span))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['sentences', 'The U.S. “deal” with Gen. Smith (worth $3.5bn.) was signed... “Never,” he said! '],
  ['abbreviations', 'U.S. Air Force '],
  ['single marks', '‘s '],
  ['lines', 'ab cd\n'],
])('half a million characters of %s take seconds at most, whatever they are', (_, scrapOfText) => {
  const long = scrapOfText.repeat(Math.ceil(500_000 / scrapOfText.length));
  const start = performance.now();
  documentOf({ text: long });
  expect(performance.now() - start).toBeLessThan(15_000);
});
