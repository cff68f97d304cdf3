import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEncoder } from '../../src/encoder/index.ts';
import type { Encoder } from '../../src/model/index.ts';
import { encodedNodes, type ReaderFixture, readerFixtures, readerFolder } from './reader-fixtures.ts';

/**
 * How far scores may be from the reference's, on average. The same arithmetic gives 0.0005; another runtime or
 * processor adds in another order, and each flipped step of an eight-bit activation grows through the layers:
 * WebAssembly is 0.08 away.
 */
const meanTolerance = 0.2;

/** Differences from the reference's int8 scores, where either comes near the threshold. */
async function differences(encoder: Encoder, fixture: ReaderFixture): Promise<readonly number[]> {
  const encoding = await encoder.encode(fixture.text);
  const scores = await encoding.scorePairs(encodedNodes(fixture));
  const found = new Map(scores.map(({ head, tail, label, score }) => [`${head} ${tail} ${label}`, score]));
  return (fixture.pairs ?? []).flatMap(({ head, tail, scores: expected }) =>
    Object.entries(expected).flatMap(([label, [, int8]]) => {
      const score = found.get(`${head} ${tail} ${label}`) ?? -9;
      return Math.max(score, int8) > -5 ? [Math.abs(score - int8)] : [];
    }),
  );
}

describe.each(['native', 'wasm'] as const)('%s', (runtime) => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await createEncoder({ folder: readerFolder, runtime });
  });
  afterAll(() => encoder.close());

  test('runs where it was told to', () => {
    expect(encoder.runtime).toBe(runtime);
    expect(encoder.model).toMatch(/^reader:[0-9a-f]{16}$/);
  });

  test('scores of pairs are near the reference’s', async () => {
    const all: number[] = [];
    for (const fixture of readerFixtures) all.push(...(await differences(encoder, fixture)));
    expect(all.length).toBeGreaterThan(300);
    expect(all.reduce((sum, difference) => sum + difference, 0) / all.length).toBeLessThan(meanTolerance);
  });

  test('an empty text has no pieces, names or pairs', async () => {
    for (const text of ['', ' \n', '\u0000\u200b']) {
      const encoding = await encoder.encode(text);
      expect(encoding.pieces).toEqual([]);
      expect(encoding.names).toEqual([]);
      expect(await encoding.scorePairs([{ type: 'State', spans: [{ start: 0, end: 1 }] }])).toEqual([]);
    }
  });

  test('names are cut at whole words and read right where it is easy', async () => {
    const text =
      'Mike Pompeo warned India that buying the S-400 could bring sanctions under the Countering America\u2019s Adversaries Through Sanctions Act.';
    const { names } = await encoder.encode(text);
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
    const encoding = await encoder.encode(text);
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
    const together = await Promise.all([encoder.encode(one), encoder.encode(other)]);
    const apart = [await encoder.encode(one), await encoder.encode(other)];
    expect(together.map(({ names }) => names)).toEqual(apart.map(({ names }) => names));
  });
});

describe('loading', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reader-'));
    for (const name of ['labels.json', 'vocab.txt', 'pairs.onnx']) {
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

  test('closing twice is closing once; what comes after fails', async () => {
    const encoder = await createEncoder({ folder: readerFolder });
    await encoder.close();
    await encoder.close();
    await expect(encoder.encode('India bought it.')).rejects.toMatchObject({ code: 'reader/failed' });
  });
});
