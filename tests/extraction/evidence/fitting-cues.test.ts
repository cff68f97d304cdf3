import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../../src/extraction/decoding/decoded.ts';
import { createFittingCues } from '../../../src/extraction/evidence/fitting-cues.ts';
import { scoreTable } from '../../../src/extraction/view/score-table.ts';
import type { Cue } from '../../../src/model/index.ts';

const cueAt = (type: Cue['type'], start: number): Cue => ({ type, start, end: start + 4, values: ['any'] });
const cues = [cueAt('ActCue', 10), cueAt('ActCue', 50), cueAt('ActCue', 90), cueAt('StatusCue', 50)];
const [america, turkey] = [0, 1];
const act: Decoded = { kind: 'pressure', roles: { by: america, on: turkey }, values: {}, probability: 0.9 };
const scoresOf = (...means: readonly number[]) =>
  scoreTable(
    means.flatMap((score, index) =>
      ['tells_by', 'tells_on'].map((label, head) => ({ label, head, tail: 3 + index, score })),
    ),
  );
const told = cues.slice(0, 3);
const chosen = (...means: readonly number[]) =>
  createFittingCues(cues, 3, scoresOf(...means))(act, told).map(({ start }) => start);

describe('of the cues that may tell a claim', () => {
  test('the one that its parties fit best counts, with those about as good', () => {
    expect(chosen(-4, 3, 1)).toEqual([50]);
    expect(chosen(2.5, 3, -2)).toEqual([10, 50]);
  });

  test('all count where the parties fit none', () => {
    expect(chosen(-1, -3, -2)).toEqual([10, 50, 90]);
    expect(chosen()).toEqual([10, 50, 90]);
  });

  test('a relation has no parts in what a cue tells, and of a deal the cues are taken as they are', () => {
    for (const kind of ['ally_of', 'transfer'] as const) {
      const other: Decoded = { ...act, kind, roles: { subject: america, object: turkey } };
      expect(createFittingCues(cues, 3, scoresOf(3, -3, -3))(other, told)).toEqual(told);
    }
  });

  test('cues for a status count for nothing', () => {
    const words = cues.slice(1, 2);
    expect(createFittingCues([...cues].reverse(), 3, scoresOf(5, -3, -3, -3))(act, words)).toEqual(words);
  });
});
