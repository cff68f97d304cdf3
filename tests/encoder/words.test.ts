import { expect, test } from 'vitest';
import { splitWords } from '../../src/encoder/words.ts';

const names = (text: string): readonly string[] =>
  splitWords(text)
    .filter(({ part }) => part === 'name')
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ['the S-400, F/A-18 and AN/TPY-2', ['the', 'S-400', 'F/A-18', 'and', 'AN/TPY-2']],
  ['“Joint Strike Fighter” (JSF).', ['Joint', 'Strike', 'Fighter', 'JSF']],
  ["Almaz-Antey's plant; Raytheon’s", ['Almaz-Antey', 'plant', 'Raytheon']],
  ['Rosoboronexport—the agency', ['Rosoboronexport', 'the', 'agency']],
  ['in the U.S. and at S.A.', ['in', 'the', 'U.S.', 'and', 'at', 'S.A.']],
  ['F-16C(V), (F-16)', ['F-16C(V)', 'F-16']],
  ['Merkava Mk4+.', ['Merkava', 'Mk4+']],
  ['— … « »', []],
])('%s', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test('every unit that is not white space is in one word, in order', () => {
  const text = ' "F-16s"—he said (\u2018U.S.\u2019s\u2019)…\n\n';
  const words = splitWords(text);
  expect(words.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replace(/\s/g, ''));
  expect(words.every(({ start }, index) => start >= (words[index - 1]?.end ?? 0))).toBe(true);
});
