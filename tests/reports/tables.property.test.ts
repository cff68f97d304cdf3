import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutToWidth, displayWidth } from '../../src/reports/display-width.ts';
import { escapeMarkdown } from '../../src/reports/index.ts';
import { renderCsv } from '../../src/util/render-csv.ts';

/** Reads RFC 4180 back, letter by letter. */
function parseCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const letter = csv[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (csv[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && csv[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else cell += letter;
  }
  return rows;
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",a1') }),
);

test('CSV read back gives the cells, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words), { minLength: 1 }), (rows) => {
      const back = parseCsv(renderCsv(['a', 'b'], rows)).slice(1);
      const bare = back.map((row) => row.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)));
      const wanted = rows.map((row) =>
        row.map((cell) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)),
      );
      expect(bare).toEqual(wanted);
      for (const cell of back.flat()) {
        expect(/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell))).toBe(false);
      }
    }),
  );
});

test('a cut text is no wider than asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
      expect(displayWidth(cutToWidth(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test('escaped words are one line without tags, bars or brackets that count', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'<>|[]()!`*_\\\n\r#-+=&;~a1. \u2028') });
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[<>\n\r\u2028]/);
      expect(escaped.replace(/\\[\s\S]/g, '')).not.toMatch(/[[\]|`*_~]/);
      expect(escaped).not.toMatch(/^(?:[#+=-]|\d+[.)])/);
    }),
  );
});
