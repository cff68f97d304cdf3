import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/reports/display-width.ts';
import { datesAgree, figuresAgree } from '../../src/reports/figures-agree.ts';
import { renderTable } from '../../src/reports/index.ts';
import { moneyInWords } from '../../src/reports/wording.ts';
import { renderCsv } from '../../src/util/render-csv.ts';

describe('renderTable', () => {
  const columns = ['state', 'deals', 'note'];

  test('aligned text: numbers to the right, wide characters counted as two', () => {
    expect(
      renderTable(
        columns,
        [
          ['India', 12, 'a\nb'],
          ['日本', 3, null],
        ],
        'table',
      ),
    ).toBe(['state  deals  note', '─────  ─────  ────', 'India     12  a b', '日本       3', ''].join('\n'));
  });

  test('a long cell is cut in a table only', () => {
    const long = 'x'.repeat(100);
    const cut = renderTable(['a'], [[long]], 'table').split('\n')[2] ?? '';
    expect(cut).toBe(`${'x'.repeat(59)}…`);
    expect(renderTable(['a'], [[long]], 'csv')).toContain(long);
    expect(renderTable(['a'], [[long]], 'json')).toContain(long);
  });

  test('no rows are said in words; escape sequences do not reach the terminal', () => {
    expect(renderTable(columns, [], 'table')).toContain('(no rows)');
    expect(renderTable(['a'], [['\u001b[31mred\u0007']], 'table')).not.toContain('\u001b');
  });

  test('JSON has one object a row, with nulls kept', () => {
    expect(JSON.parse(renderTable(columns, [['India', 12]], 'json'))).toEqual([
      { state: 'India', deals: 12, note: null },
    ]);
  });

  test('lists and maps in a cell', () => {
    expect(renderTable(['a'], [[['x', 'y']], [{ k: 1 }]], 'csv')).toBe('a\r\nx; y\r\n"{""k"":1}"\r\n');
  });
});

describe('renderCsv', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-x', "'-x"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
    ['-5', '-5'],
    ['+1.5e9', '+1.5e9'],
    ['-5+cmd', "'-5+cmd"],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['S-400', 'S-400'],
  ])('%j becomes %j', (cell, written) => {
    expect(renderCsv(['h'], [[cell]])).toBe(`h\r\n${written}\r\n`);
  });
});

test.each([
  ['abc', 3],
  ['日本', 4],
  ['한국', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['🚀', 2],
  ['', 0],
])('%s is %i columns wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  [5.43e9, 5.4e9, true],
  [5.43e9, 5.2e9, false],
  [5.43e9, 5e9, false],
  [36, 36, true],
  [1.5e6, 1.45e6, true],
])('figures %d and %d agree: %s', (a, b, agree) => {
  expect(figuresAgree(a, b)).toBe(agree);
  expect(figuresAgree(b, a)).toBe(agree);
});

test('a coarser date agrees with a finer one of the same time', () => {
  expect(datesAgree('2018', '2018-10-05')).toBe(true);
  expect(datesAgree('2018-09', '2018-10-05')).toBe(false);
});

test.each([
  [5.43e9, 'USD', 'USD 5.43 billion'],
  [390e9, 'INR', 'INR 390 billion'],
  [950_000, 'EUR', 'EUR 950,000'],
  [1.2345678e9, 'USD', 'USD 1.2345678 billion'],
  [1e12, 'JPY', 'JPY 1 trillion'],
])('%d %s is %s', (amount, currency, words) => {
  expect(moneyInWords(amount, currency)).toBe(words);
});
