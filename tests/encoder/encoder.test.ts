import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createEncoder } from '../../src/encoder/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import type { Encoder, Hint, PairScore, TaggedName } from '../../src/model/index.ts';
import {
  encodedNodes,
  hintsOf,
  placesOf,
  type ReaderFixture,
  readerFixtures,
  readerFolder,
  sentencesOf,
} from './reader-fixtures.ts';

/**
 * How far scores may be from the reference's, on average. The same arithmetic gives 0.0003, from printing;
 * another runtime or processor adds in another order, and each flipped step of an eight-bit activation grows through
 * the layers: WebAssembly is 0.03 away.
 */
const meanTolerance = 0.2;
/** Lead of a piece's best tag, in logits, that leaves no doubt. */
const sureMargin = 3;

const findMentions = createMentionFinder(loadVocabulary());

/** What the reference leaves out is at or below this. */
const leastTold = -5;

/** A fixture with what an encoder makes of it. */
interface ReadFixture {
  readonly fixture: ReaderFixture;
  readonly names: readonly TaggedName[];
  readonly scores: readonly PairScore[];
}

async function readFixture(encoder: Encoder, fixture: ReaderFixture): Promise<ReadFixture> {
  const { names, scorePairs } = await encoder.encode(fixture.text, hintsOf(fixture));
  return { fixture, names, scores: await scorePairs(encodedNodes(fixture), sentencesOf(fixture)) };
}

/** Differences from the reference's int8 scores of the pairs that it tells, where either is above what it leaves out. */
function differences({ fixture, scores }: ReadFixture): readonly number[] {
  const found = new Map<string, Map<string, number>>();
  for (const { head, tail, label, score } of scores) {
    const key = `${head} ${tail}`;
    found.set(key, (found.get(key) ?? new Map<string, number>()).set(label, score));
  }
  return fixture.pairs.flatMap(({ head, tail, scores: told }) => {
    const own = found.get(`${head} ${tail}`) ?? new Map<string, number>();
    const labels = new Set([...own.keys(), ...Object.keys(told)]);
    return [...labels].flatMap((label) => {
      const score = Math.max(own.get(label) ?? leastTold, leastTold);
      const expected = Math.max(told[label]?.[1] ?? leastTold, leastTold);
      return Math.max(score, expected) > leastTold ? [Math.abs(score - expected)] : [];
    });
  });
}

/** For each piece that the reference tags without doubt: is it inside a name, or outside all, as it says? */
function agreements({ fixture, names }: ReadFixture): readonly boolean[] {
  const { starts, ends } = placesOf(fixture);
  return fixture.ids.slice(1, -1).flatMap((_, piece) => {
    const row = piece + 1;
    if ((fixture.margins.int8[row] ?? 0) < sureMargin) return [];
    const named = names.some(({ start, end }) => start < (ends[row] ?? 0) && (starts[row] ?? 0) < end);
    return [named === (fixture.tags.int8[row] !== 0)];
  });
}

describe.each(['native', 'wasm'] as const)('%s', (runtime) => {
  let encoder: Encoder;
  const read: ReadFixture[] = [];
  beforeAll(async () => {
    encoder = await createEncoder({ folder: readerFolder, runtime });
    for (const fixture of readerFixtures) read.push(await readFixture(encoder, fixture));
  });
  afterAll(() => encoder.close());

  test('runs where it was told to', () => {
    expect(encoder.runtime).toBe(runtime);
    expect(encoder.model).toMatch(/^reader:[0-9a-f]{16}$/);
  });

  test('scores of pairs are near the reference’s', () => {
    const all = read.flatMap(differences);
    expect(all.length).toBeGreaterThan(300);
    expect(all.reduce((sum, difference) => sum + difference, 0) / all.length).toBeLessThan(meanTolerance);
  });

  test('names lie where the reference’s tags are', () => {
    const all = read.flatMap(agreements);
    expect(all.length).toBeGreaterThan(1000);
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.98);
  });

  test('hints change what is read; those of an unknown value do not', async () => {
    const text = 'Vostrel will get 24 BVK-9 systems.';
    const namesWith = async (hints: readonly Hint[]) => (await encoder.encode(text, hints)).names;
    const plain = await namesWith([]);
    expect(await namesWith([{ start: 0, end: 7, channel: 'noun', value: 'planet' }])).toEqual(plain);
    expect(await namesWith([{ start: 0, end: 7, channel: 'kind', value: 'State' }])).not.toEqual(plain);
  });

  test('an empty text has no pieces, names or pairs', async () => {
    for (const text of ['', ' \n', '\u0000\u200b']) {
      const encoding = await encoder.encode(text, []);
      expect(encoding.pieces).toEqual([]);
      expect(encoding.names).toEqual([]);
      expect(await encoding.scorePairs([{ type: 'State', spans: [{ start: 0, end: 1 }] }], [])).toEqual([]);
    }
  });

  test('names are cut at whole words and read right where it is easy', async () => {
    const text =
      'Mike Pompeo warned India that buying the S-400 could bring sanctions under the Countering America\u2019s Adversaries Through Sanctions Act.';
    const { names } = await encoder.encode(text, findMentions(documentOf({ text })).hints);
    const found = names.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
    expect(found).toContain('Person Mike Pompeo');
    expect(found).toContain('WeaponSystem S-400');
    expect(found).toContain('Legislation Countering America\u2019s Adversaries Through Sanctions Act');
    for (const { score } of names) expect(score > 0 && score <= 1).toBe(true);
  });

  test('a text of many windows is read to its end', async () => {
    const paragraph =
      'Boeing and Rosoboronexport said in Delhi that the S-400 would be delivered next year, as agreed in 2018. ';
    const text = `${paragraph.repeat(60)}Sergei Lavrov met the buyers.`;
    const encoding = await encoder.encode(text, []);
    expect(encoding.pieces.length).toBeGreaterThan(1200);
    expect(encoding.pieces.at(-1)).toEqual({ start: text.length - 1, end: text.length });
    const last = encoding.names.findLast(({ kind }) => kind === 'Person');
    expect(text.slice(last?.end)).toBe(' met the buyers.');
  });

  test('two texts at once are read as one after the other', async () => {
    const [one, other] = [
      'Turkey bought the S-400 from Russia.',
      'Egypt ordered Rafale fighters from France.',
    ];
    const together = await Promise.all([encoder.encode(one, []), encoder.encode(other, [])]);
    const apart = [await encoder.encode(one, []), await encoder.encode(other, [])];
    expect(together.map(({ names }) => names)).toEqual(apart.map(({ names }) => names));
  });
});

describe('loading', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reader-'));
    for (const name of ['labels.json', 'vocab.txt', 'pairs.onnx', 'judge.onnx', 'judge.json']) {
      await writeFile(join(folder, name), await readFile(join(readerFolder, name)));
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a file that is not there is named, with what to do', async () => {
    await expect(createEncoder({ folder })).rejects.toMatchObject({
      code: 'reader/missing',
      message: expect.stringMatching(/encoder\.onnx.*install/s),
    });
  });

  test('a damaged model is told from a missing one', async () => {
    await writeFile(join(folder, 'encoder.onnx'), 'no model');
    for (const runtime of ['native', 'wasm'] as const) {
      await expect(createEncoder({ folder, runtime })).rejects.toMatchObject({ code: 'reader/failed' });
    }
  });

  test('labels without a signature are refused by name', async () => {
    const labels = JSON.parse(await readFile(join(readerFolder, 'labels.json'), 'utf8'));
    await writeFile(
      join(folder, 'labels.json'),
      JSON.stringify({ ...labels, pairLabels: ['sells_to', 'new'] }),
    );
    await writeFile(join(folder, 'encoder.onnx'), 'no model');
    await expect(createEncoder({ folder })).rejects.toMatchObject({
      code: 'reader/failed',
      message: expect.stringContaining('every pair label needs a signature'),
    });
  });

  test('a reader without a judge scores where none is wanted, and judges nothing', async () => {
    await writeFile(join(folder, 'labels.json'), await readFile(join(readerFolder, 'labels.json')));
    await writeFile(join(folder, 'encoder.onnx'), await readFile(join(readerFolder, 'encoder.onnx')));
    await rm(join(folder, 'judge.json'));
    await expect(createEncoder({ folder })).rejects.toMatchObject({
      code: 'reader/missing',
      message: expect.stringContaining('judge.json'),
    });
    const encoder = await createEncoder({ folder, judging: false });
    expect((await encoder.encode('India bought it.', [])).pieces).toHaveLength(4);
    await expect(encoder.judge([{ kind: 'transfer', features: [[1]] }])).rejects.toMatchObject({
      code: 'reader/failed',
    });
    await encoder.close();
  });

  test('closing twice is closing once; what comes after fails', async () => {
    const encoder = await createEncoder({ folder: readerFolder });
    await encoder.close();
    await encoder.close();
    await expect(encoder.encode('India bought it.', [])).rejects.toMatchObject({ code: 'reader/failed' });
  });
});
