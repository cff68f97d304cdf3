import { describe, expect, test } from 'vitest';
import { tagColumns, tagNames } from '../../src/encoder/tags.ts';
import type { Pieces } from '../../src/encoder/word-piece.ts';

const bioTags = ['O', 'B-Person', 'I-Person', 'B-WeaponSystem', 'I-WeaponSystem'] as const;
type Tag = (typeof bioTags)[number];
const columns = tagColumns(bioTags);

/** Names of a text whose pieces are given one by one, each with the tag that leads by `lead`. */
function namesOf(text: string, tagged: readonly (readonly [piece: string, tag: Tag, lead?: number])[]) {
  let from = 0;
  const starts = tagged.map(([piece]) => {
    const start = text.indexOf(piece, from);
    from = start + piece.length;
    return start;
  });
  const pieces: Pieces = {
    ids: Int32Array.from(tagged, () => 1),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(tagged, ([piece], index) => (starts[index] ?? 0) + piece.length),
  };
  const logits = Float32Array.from(
    tagged.flatMap(([, tag, lead = 8]) => bioTags.map((column) => (column === tag ? lead : 0))),
  );
  return tagNames(text, pieces, logits, columns).map(({ start, end, kind }) => [
    text.slice(start, end),
    kind,
  ]);
}

describe('names are cut at whole words', () => {
  test('one piece of a word does not make a name of it', () => {
    expect(
      namesOf('the S-400', [
        ['the', 'O'],
        ['S', 'B-WeaponSystem'],
        ['-', 'O'],
        ['400', 'O'],
      ]),
    ).toEqual([]);
  });
  test('most of its pieces do, and the name has the whole word', () => {
    expect(
      namesOf('the S-400, then', [
        ['the', 'O'],
        ['S', 'B-WeaponSystem'],
        ['-', 'I-WeaponSystem'],
        ['400', 'O', 1],
        [',', 'O'],
        ['then', 'O'],
      ]),
    ).toEqual([['S-400', 'WeaponSystem']]);
  });
  test('marks and possessive endings around a name are left out', () => {
    expect(
      namesOf("(Putin's)", [
        ['(', 'B-Person'],
        ['Putin', 'I-Person'],
        ["'", 'I-Person'],
        ['s', 'I-Person'],
        [')', 'I-Person'],
      ]),
    ).toEqual([['Putin', 'Person']]);
  });
  test('marks alone are no name', () => {
    expect(
      namesOf('a — b', [
        ['a', 'O'],
        ['—', 'B-Person'],
        ['b', 'O'],
      ]),
    ).toEqual([]);
  });
});

describe('neighbouring words', () => {
  test('a doubtful begin does not cut a name in two', () => {
    expect(
      namesOf('Abdel Fattah', [
        ['Abdel', 'B-Person'],
        ['Fattah', 'B-Person', 0.5],
      ]),
    ).toEqual([['Abdel Fattah', 'Person']]);
  });
  test('a sure begin does', () => {
    expect(
      namesOf('Putin Modi', [
        ['Putin', 'B-Person'],
        ['Modi', 'B-Person'],
      ]),
    ).toEqual([
      ['Putin', 'Person'],
      ['Modi', 'Person'],
    ]);
  });
  test('one run has one kind, that of most of it', () => {
    expect(
      namesOf('F-35 Joint Strike Fighter', [
        ['F-35', 'B-WeaponSystem'],
        ['Joint', 'I-WeaponSystem'],
        ['Strike', 'I-WeaponSystem'],
        ['Fighter', 'I-Person', 2],
      ]),
    ).toEqual([['F-35 Joint Strike Fighter', 'WeaponSystem']]);
  });
  test('a name does not go over a blank line', () => {
    const tagged = [
      ['Modi', 'B-Person'],
      ['Putin', 'I-Person'],
    ] as const;
    expect(namesOf('Modi\nPutin', tagged)).toEqual([['Modi\nPutin', 'Person']]);
    expect(namesOf('Modi\n \nPutin', tagged)).toEqual([
      ['Modi', 'Person'],
      ['Putin', 'Person'],
    ]);
  });
});

test('the score is the mean probability of the kind over the words', () => {
  const [name] = tagNames(
    'Modi',
    { ids: Int32Array.of(1), starts: Int32Array.of(0), ends: Int32Array.of(4) },
    Float32Array.from([0, Math.log(6), Math.log(2), 0, 0]),
    columns,
  );
  expect(name?.score).toBeCloseTo(8 / 11, 6);
});
