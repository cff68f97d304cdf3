import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import {
  loadRelevanceWeights,
  openRelevanceFilter,
  type RelevanceFilter,
} from '../../src/relevance/index.ts';
import { irrelevantArticles } from '../../tools/relevance/irrelevant-articles.mts';

let filter: RelevanceFilter;
beforeAll(async () => {
  filter = await openRelevanceFilter(seedPath('relevance'), loadVocabulary());
});

/** Written for another seed than those that the filter learned from. */
const others = irrelevantArticles(3, 77);

describe('the relevance filter', () => {
  it("lets every article of the demo's corpus be read, none of which it learned from", () => {
    const names = readdirSync(seedPath('articles')).filter((name) => /^\d.*\.md$/.test(name));
    const skipped = names.filter(
      (name) => !filter.judge(readFileSync(seedPath('articles', name), 'utf8')).isRelevant,
    );
    expect(names.length).toBeGreaterThan(80);
    expect(skipped).toEqual([]);
  });

  it('skips most of what tells of something else', () => {
    const read = others.filter(({ text }) => filter.judge(text).isRelevant);
    expect(others.length).toBeGreaterThan(100);
    expect(read.length / others.length).toBeLessThan(0.15);
  });

  it('lets whatever names a weapon system be read, plain as it may be', () => {
    const told =
      'Russia signed a contract with India for five regiments of the S-400 on 5 October 2018. Officials in the capital said that the contract had been under discussion for several years.';
    expect(filter.judge(`${told} ${told} ${told}`).isRelevant).toBe(true);
  });

  it('finds a deal in the middle of a long round-up of something else', () => {
    const deal =
      'Poland signed a contract with South Korea for 48 FA-50 light fighter jets, its defence ministry said.';
    const around = others.slice(0, 12).map(({ text }) => text);
    const text = [...around.slice(0, 6), deal, ...around.slice(6)].join('\n\n');
    expect(filter.judge(text).isRelevant).toBe(true);
  });

  it('gives a score between 0 and 1 for any text', () => {
    for (const text of ['', '.', 'S-400 '.repeat(10_000), '\u200B\u0000', 'ä'.repeat(5000)]) {
      const { score } = filter.judge(text);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('names the weights that are missing or no weights, and the way round them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relevance-'));
    await expect(loadRelevanceWeights(folder)).rejects.toMatchObject({
      code: 'reader/missing',
      message: expect.stringContaining('--all'),
    });
    writeFileSync(
      join(folder, 'weights.json'),
      '{"bias": 0, "threshold": 0, "certain": [], "weights": {"w:arms": -1}}',
    );
    await expect(loadRelevanceWeights(folder)).rejects.toMatchObject({ code: 'reader/failed' });
    rmSync(folder, { recursive: true });
  });
});
