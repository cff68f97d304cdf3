import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createWordPiece, type Pieces } from '../../src/encoder/word-piece.ts';
import { readerFixtures, readerWords } from './reader-fixtures.ts';

const split = createWordPiece(readerWords(), 100);

/** Short texts full of traps, with what the reference tokenizer makes of them. */
const cases: readonly {
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
}[] = readFileSync(new URL('word-pieces.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const offsets = ({ starts, ends }: Pieces) => [...starts].map((start, piece) => [start, ends[piece]]);

describe('ids and offsets are those of the reference tokenizer', () => {
  test.each(readerFixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    const pieces = split(fixture.text);
    expect([...pieces.ids]).toEqual(fixture.ids.slice(1, -1));
    expect(offsets(pieces)).toEqual(fixture.offsets.slice(1, -1));
  });

  test('135 short texts', () => {
    expect(cases).toHaveLength(135);
    for (const { text, ids, offsets: expected } of cases) {
      const pieces = split(text);
      expect({ text, ids: [...pieces.ids], offsets: offsets(pieces) }).toEqual({
        text,
        ids,
        offsets: expected,
      });
    }
  });
});

const words = (text: string): readonly string[] => {
  const { starts, ends } = split(text);
  return [...starts].map((start, piece) => text.slice(start, ends[piece]));
};

describe('offsets refer to the text as given', () => {
  test('a combining mark at the end lies outside, a precomposed letter inside', () => {
    expect(words('cafe\u0301')).toEqual(['cafe']);
    expect(words('caf\u00e9')).toEqual(['caf\u00e9']);
  });
  test('a literal [SEP] is text', () => {
    expect(words('a [SEP] b')).toEqual(['a', '[', 'SEP', ']', 'b']);
  });
  test('U+0085 neither cuts nor stays', () => {
    expect([...split('S\u0085400').ids]).toEqual([...split('S400').ids]);
  });
  test('a decomposition that is punctuation cuts', () => {
    expect(words('a\u2260b')).toEqual(['a', '\u2260', 'b']);
  });
  test('a word of 100 characters is cut, one of 101 is unknown as a whole', () => {
    expect(words('a'.repeat(100)).length).toBeGreaterThan(1);
    expect([...split('a'.repeat(101)).ids]).toEqual([100]);
    expect(words('a'.repeat(101))).toEqual(['a'.repeat(101)]);
  });
});
