import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createExtractor } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { type Claim, contains, type Judge, rolesOf, textIdOf } from '../../src/model/index.ts';
import { clustersIn, scoresFrom } from './small-article.ts';

const vocabulary = loadVocabulary();
const thresholds = { read: 0.3, drawn: 0.6 };
const text = 'Russia signed a contract for the S400 with India for billions in March. Turkey watched.';
const types = {
  Russia: 'State',
  India: 'State',
  Turkey: 'State',
  S400: 'WeaponSystem',
  billions: 'Money',
} as const;
const names = Object.keys(types);
const scores = [
  'sells_to Russia India 3',
  's_item Russia S400 3',
  'b_item India S400 3',
  'val_s billions Russia 2',
];

/** A judge that holds facts of some kinds for probable, as far as their first feature, a score, lies above 0. */
const judgeOf =
  (kinds: Readonly<Record<string, number>>, asked: string[] = []): Judge =>
  async (questions) =>
    questions.map(({ kind, features }) => {
      asked.push(`${kind} ${features.length}`);
      return features.map(([score = 0]) => (score > 0 ? (kinds[kind] ?? 0) : 0));
    });

const extract = (judge: Judge, lines: readonly string[] = scores) =>
  createExtractor(
    vocabulary,
    judge,
    thresholds,
  )({
    textId: textIdOf(text),
    document: documentOf({ text }),
    clusters: clustersIn(text, types).map((cluster) =>
      cluster.type === 'Money'
        ? { ...cluster, value: { kind: 'money', amount: 5e9, currency: 'USD' } as const }
        : cluster,
    ),
    cues: [],
    scores: scoresFrom(names, lines),
    extractor: 'encoder:test',
  });

const told = (claims: readonly Claim[]) =>
  claims.map((claim) => [claim.kind, ...rolesOf(claim).map(([, role]) => role.surface)].join(' '));

describe('an article', () => {
  test('gives the claims of its chosen facts, quoted', async () => {
    const { claims, refused } = await extract(judgeOf({ transfer: 0.9, value: 0.8 }));
    expect(told(claims)).toEqual(['transfer Russia India S400']);
    expect(claims[0]).toMatchObject({
      confidence: 0.8,
      value: { amount: 5e9, currency: 'USD' },
      extractors: ['encoder:test'],
    });
    expect(refused).toEqual([]);
  });

  test('gives nothing that the judge does not hold for probable', async () => {
    const { claims, refused } = await extract(judgeOf({ transfer: 0.29 }));
    expect([...claims, ...refused]).toEqual([]);
  });

  test('is asked for the figures of the deals that were chosen, and of no other', async () => {
    const asked: string[] = [];
    await extract(judgeOf({ transfer: 0.9 }, asked));
    expect(asked).toContain('status 11');
    const none: string[] = [];
    await extract(judgeOf({}, none));
    expect(none.some((question) => question.startsWith('transfer'))).toBe(true);
    expect(none.some((question) => /^(status|value)/.test(question))).toBe(false);
  });

  test('tells denials beside facts', async () => {
    const { claims } = await extract(judgeOf({ transfer: 0.9 }), [
      ...scores,
      'denied Turkey S400 3',
      'b_item Turkey S400 -1',
    ]);
    expect(claims.map(({ polarity }) => polarity).sort()).toEqual(['asserted', 'denied']);
  });

  test('every claim passes the gate: a refused one is given apart, with its reason', async () => {
    const press = ['press_threaten Turkey Russia 3'];
    const { claims, refused } = await extract(judgeOf({ pressure: 0.9 }), press);
    for (const claim of claims) {
      const runs = claim.evidence.flatMap((each) => (each.kind === 'words' ? [each] : []));
      for (const [, role] of rolesOf(claim)) expect(runs.some((run) => contains(run, role.span))).toBe(true);
    }
    expect(claims.length + refused.length).toBe(1);
  });
});
