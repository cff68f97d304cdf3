import { describe, expect, test } from 'vitest';
import { readInWindows, windowStarts } from '../../src/encoder/windows.ts';
import { readerFixtures } from './reader-fixtures.ts';

const rule = { size: 510, overlap: 128 };

describe('window starts', () => {
  test.each(readerFixtures.map((fixture) => [fixture.name, fixture] as const))('of %s', (_, fixture) => {
    expect(windowStarts(fixture.ids.length, rule)).toEqual(fixture.windows);
  });
  test('cover every piece, as few as the overlap allows', () => {
    for (let length = 1; length < 6000; length += 7) {
      const starts = windowStarts(length, rule);
      const size = Math.min(length, rule.size);
      expect(starts[0]).toBe(0);
      expect((starts.at(-1) ?? 0) + size).toBe(length);
      const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      const widest = Math.max(0, ...steps);
      if (length > 1020) {
        expect(size - widest).toBeGreaterThanOrEqual(rule.overlap);
        // One window fewer would overlap less than asked for.
        expect(Math.ceil((length - size) / (starts.length - 2))).toBeGreaterThan(size - rule.overlap);
      }
      expect(widest - Math.min(widest, ...steps)).toBeLessThanOrEqual(1);
    }
  });
  test('two windows up to twice the size, however little they overlap', () => {
    expect(windowStarts(510, rule)).toEqual([0]);
    expect(windowStarts(511, rule)).toEqual([0, 1]);
    expect(windowStarts(1020, rule)).toEqual([0, 510]);
    expect(windowStarts(1021, rule)).toEqual([0, 256, 511]);
  });
});

/** An encoder whose vectors and tags tell the piece and the window's first piece. */
async function echo(from: number, past: number) {
  const pieces = Array.from({ length: past - from }, (_, index) => from + index);
  return {
    vectors: Float32Array.from(pieces.flatMap((piece) => [piece, from])),
    tags: Float32Array.from(pieces, (piece) => piece * 10),
    attention: new Float32Array(pieces.length ** 2).fill(from),
  };
}

test('vectors and tags are averaged over the windows that cover a piece', async () => {
  const reading = await readInWindows(
    10,
    { size: 4, overlap: 2 },
    echo,
    async (from, past) => (await echo(from, past)).attention,
  );
  expect(reading.windows.map(({ start }) => start)).toEqual([0, 2, 4, 6]);
  expect([...reading.tags]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect([...reading.vectors]).toEqual([0, 0, 1, 0, 2, 1, 3, 1, 4, 3, 5, 3, 6, 5, 7, 5, 8, 6, 9, 6]);
});

test('one window is given as it is read', async () => {
  const whole = await echo(0, 4);
  const reading = await readInWindows(
    4,
    { size: 4, overlap: 2 },
    async () => whole,
    async () => new Float32Array(),
  );
  expect(reading.vectors).toBe(whole.vectors);
  expect(reading.tags).toBe(whole.tags);
  expect(await reading.windows[0]?.attention()).toBe(whole.attention);
});

test('the attention of later windows of a long text is made again when it is asked for', async () => {
  let again = 0;
  const reading = await readInWindows(40, { size: 4, overlap: 1 }, echo, async (from, past) => {
    again += 1;
    return (await echo(from, past)).attention;
  });
  expect(reading.windows).toHaveLength(13);
  const firsts = await Promise.all(reading.windows.map(async (window) => (await window.attention())[0]));
  expect(firsts).toEqual(reading.windows.map(({ start }) => start));
  expect(again).toBe(13 - 8);
});
