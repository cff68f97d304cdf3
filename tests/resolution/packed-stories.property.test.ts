import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutletEditor } from '../../bench/stories/outlet-edits.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { type ReadText, sha256 } from '../../src/model/index.ts';
import { createStoryIndex, type StoryIndex } from '../../src/resolution/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { told } from './fixtures/build.ts';
import { notice, report, rewritten } from './fixtures/reports.ts';

const vocabulary = loadVocabulary();

/** Two reports, a third that follows one of them, and outlets' copies of all. */
const corpora = fc.tuple(fc.nat(), fc.integer({ min: 2, max: 9 })).map(([seed, copies]) => {
  const random = createRandom(seed);
  const edit = createOutletEditor(random, [
    'The budget of the fleet was cut by a third in spring, and nobody knew.',
  ]);
  const printed = [report, notice, rewritten];
  while (printed.length < 3 + copies)
    printed.push(edit(printed[Math.floor(random() * printed.length)] ?? report).words);
  return [...new Set(printed)].map((words, index) =>
    told(index % 3 === 0 ? undefined : `2020-01-0${index % 9}`, [], words),
  );
});

function resumed(index: StoryIndex, texts: readonly ReadText[], bytes = index.pack()): StoryIndex {
  const words = new Map(texts.map(({ id, text }) => [id, text]));
  return createStoryIndex(vocabulary, { bytes, textOf: (id) => words.get(id) ?? '' });
}

function bytesOf(texts: readonly ReadText[]): Uint8Array {
  const index = createStoryIndex(vocabulary);
  index.read(texts);
  return index.pack();
}

const some = ['2020-01-01', '2020-01-02'].map((day, at) => told(day, [], at === 0 ? report : rewritten));

describe('a story index that was packed', () => {
  it('goes on as if it had never ended, whatever texts came and went meanwhile', () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (texts, seed) => {
        const random = createRandom(seed);
        let index = createStoryIndex(vocabulary);
        for (let step = 0; step < 4; step += 1) {
          index.read(texts.filter(() => random() < 0.7));
          const now = texts.filter(() => random() < 0.7);
          // Of the texts that are no more, the words are gone.
          index = resumed(index, now);
          expect(index.read(now)).toEqual(createStoryIndex(vocabulary).read(now));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('holds its texts without reading them anew', () => {
    const index = createStoryIndex(vocabulary);
    index.read(some);
    const again = resumed(index, some);
    expect([...again.entries()].map(({ id }) => id)).toEqual([...index.entries()].map(({ id }) => id));
    expect(again.update(some).size).toBe(0);
  });

  it('counts for nothing where a byte of it changed, where it was cut short, or where other words tell reports', () => {
    const bytes = bytesOf(some);
    const held = (kept: Uint8Array, of = vocabulary) =>
      [...createStoryIndex(of, { bytes: kept, textOf: () => report }).entries()].length;
    expect(held(bytes)).toBe(some.length);
    for (const at of [0, 70, 90, bytes.length - 1]) {
      expect(held(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))).toBe(0);
    }
    expect(held(bytes.subarray(0, bytes.length - 4))).toBe(0);
    expect(held(bytes, { ...vocabulary, press: vocabulary.press.slice(1) })).toBe(0);
  });

  it('is of the version that packed-stories.ts names: raise it there when this changes', () => {
    // Of the vocabulary's words the version tells by itself.
    const numbers = createStoryIndex({ press: [], numbers: [] });
    numbers.read(some);
    expect(sha256(Buffer.from(numbers.pack()).toString('latin1'))).toMatchInlineSnapshot(
      `"e1272dfaf90f7322976134652edcf9dee97f5367995c606c44b6fd7b1897a5cb"`,
    );
  });
});
