import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWordFinder } from '../../../src/extraction/llm/find-words.ts';

const printed = [
  '“',
  '”',
  '’',
  '–',
  '\u00a0',
  ' ',
  '\n',
  'ﬁ',
  'é',
  'e\u0301',
  '\u00ad',
  'S-400',
  'Ankara',
  '…',
];
const typed: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '’': "'",
  '–': '-',
  '\u00a0': ' ',
  '\n': ' ',
  ﬁ: 'fi',
  'e\u0301': 'é',
  '\u00ad': '',
  '…': '...',
};

it('words typed plainly are found where they are printed, and their place holds them whole', () => {
  const runs = fc.array(fc.constantFrom(...printed), { maxLength: 6 });
  fc.assert(
    fc.property(runs, runs, runs, (before, middle, after) => {
      // Marks around it, so that it is a word of its own.
      const core = ['Kyiv', ' ', ...middle, ' ', 'Oslo'];
      const lead = `${before.join('')} (`;
      const text = `${lead}${core.join('')}) ${after.join('')}`;
      const plain = core.map((each) => typed[each] ?? each).join('');
      const found = createWordFinder(text)(plain, { start: 0, end: text.length });
      expect(found.map(({ start, end }) => text.slice(start, end))).toContain(core.join(''));
    }),
  );
});
