import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStages, readArticle, type Stages } from '../../src/pipeline/index.ts';
import type { ArticleReading } from '../../src/pipeline/record-entries.ts';
import { readInputs } from '../../src/readers/index.ts';
import { samplePaths } from './sample-readings.ts';

const articles = 5;
let stages: Stages;
const plain: ArticleReading[] = [];
const explained: ArticleReading[] = [];

beforeAll(async () => {
  stages = await openStages({ runtime: 'auto', jobs: 1 });
  for await (const input of readInputs(samplePaths(/s400/, articles), { format: 'auto' })) {
    if (!input.ok) throw new Error(`${input.refusal.source}: ${input.refusal.reason}`);
    plain.push(await readArticle(input.article, stages));
    explained.push(await readArticle(input.article, stages, { explain: true }));
  }
}, 60_000);
afterAll(() => stages.encoder.close());

const pairs = () =>
  explained.flatMap(({ claims, explanations }) =>
    claims.map((claim) => ({ claim, explanation: explanations?.get(claim.id) })),
  );

describe('explanations of articles', () => {
  it('are given only where they are asked for, one for each claim, and change nothing else', () => {
    expect(plain).toHaveLength(articles);
    const said = ({ explanations: _, times: __, ...reading }: (typeof plain)[number]) => reading;
    expect(explained.map(said)).toEqual(plain.map(said));
    expect(plain.every((reading) => reading.explanations === undefined)).toBe(true);
    expect(pairs().length).toBeGreaterThan(10);
    for (const { explanations, claims } of explained) {
      expect([...(explanations?.keys() ?? [])].sort()).toEqual(claims.map(({ id }) => id).sort());
    }
  });

  it('name the facts that a claim carries: the least probable of them gives its confidence', () => {
    for (const { claim, explanation } of pairs()) {
      const least = Math.min(...(explanation?.facts ?? []).map(({ probability }) => probability));
      expect(least, `${claim.kind} ${claim.id}`).toBeCloseTo(claim.confidence, 3);
    }
  });

  it('name no next best reading that is the fact itself or that was read too', () => {
    for (const { explanations } of explained) {
      const facts = [...(explanations?.values() ?? [])].flatMap(({ facts: each }) => each);
      const read = new Set(facts.map(({ kind, roles, word }) => JSON.stringify([kind, roles, word])));
      const next = facts.flatMap(({ denied, nextBest }) => (nextBest && !denied ? [nextBest] : []));
      expect(next.length).toBeGreaterThan(0);
      for (const { kind, roles, word } of next) {
        expect(read).not.toContain(JSON.stringify([kind, roles, word]));
      }
    }
  });

  it('quote cues from the claim’s own words', () => {
    const cues = pairs().flatMap(({ claim, explanation }) =>
      (explanation?.cues ?? []).map(({ words }) => ({ words, claim })),
    );
    expect(cues.length).toBeGreaterThan(0);
    for (const { words, claim } of cues) {
      const quotes = claim.evidence.map((evidence) => (evidence.kind === 'words' ? evidence.quote : ''));
      expect(quotes.join('\n')).toContain(words);
    }
  });
});
