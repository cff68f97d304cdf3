import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { GraphStore } from '../../src/model/index.ts';
import {
  type InfluenceQuestion,
  influence,
  influenceAnalyses,
  influenceText,
} from '../../src/pipeline/index.ts';
import { openView } from '../../src/storage/index.ts';
import { node } from '../helpers/snapshot-parts.ts';

const vocabulary = loadVocabulary();
const options = { seed: 1, resamples: 5, minSources: 1 };
let store: GraphStore;

beforeAll(async () => {
  // Entities alone: a graph in which nothing is told yet.
  const nodes = [
    node('state:IND', 'India', { iso3: 'IND', aliases: ['Bharat'] }),
    node('state:TUR', 'Turkey', { iso3: 'TUR' }),
    node('state:GEO', 'Georgia', { aliases: ['Iveria'] }),
    node('weapon:georgia', 'Georgia rifle', { aliases: ['Iveria'] }),
    node('law:caatsa', 'CAATSA'),
    node('org:hal', 'Hindustan Aeronautics'),
  ];
  store = await openView({ location: 'memory', entries: [], rows: { nodes, relationships: [] } });
});
afterAll(() => store.close());

const ask = (question: Partial<InfluenceQuestion>) =>
  influence(store, vocabulary, { analysis: 'pressure', subjects: [], ...question }, options);

describe('influence', () => {
  it.each([
    [{ analysis: 'pressure', subjects: [] }, 'settings/invalid', 'takes STATE; it got nothing'],
    [{ analysis: 'timeline', subjects: ['India'] }, 'settings/invalid', 'takes STATE STATE; it got "India"'],
    [{ analysis: 'timeline', subjects: ['India', 'IND'] }, 'settings/invalid', 'are one state'],
    [{ analysis: 'blocs', subjects: ['India'] }, 'settings/invalid', 'takes no subject'],
    [{ analysis: 'rank', item: 'S-400' }, 'settings/invalid', '--item goes with influence leverage only'],
    [{ analysis: 'rank', remove: 'India' }, 'settings/invalid', 'go with influence what-if only'],
    [{ analysis: 'what-if' }, 'settings/invalid', 'either --remove STATE or --impose ACTOR LAW TARGET'],
    [{ analysis: 'what-if', impose: ['India'] }, 'settings/invalid', 'takes three names'],
    [{ subjects: ['Inida'] }, 'subject/unknown', 'Did you mean India'],
    [{ subjects: ['Iveria'] }, 'subject/ambiguous', 'state:GEO'],
    [
      { subjects: ['CAATSA'] },
      'subject/unsuitable',
      'is a Legislation (law:caatsa); this analysis takes a State',
    ],
    [
      { analysis: 'exposure', subjects: ['Hindustan Aeronautics'] },
      'subject/unsuitable',
      'a Legislation or a State',
    ],
    [{ analysis: 'leverage', subjects: ['deal:0123'] }, 'subject/unknown', 'deal:0123'],
    [{ analysis: 'leverage', subjects: ['India'], item: 'India' }, 'subject/unsuitable', 'a WeaponSystem'],
  ] as const)('%j is refused', async (question, code, words) => {
    await expect(ask(question)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('answers every question of a graph in which nothing is told', async () => {
    const questions: readonly Partial<InfluenceQuestion>[] = [
      ...(['pressure', 'leverage', 'dependence', 'exposure'] as const).map((analysis) => ({
        analysis,
        subjects: ['Bharat'],
      })),
      ...(['blocs', 'balance', 'brokers', 'rank'] as const).map((analysis) => ({ analysis })),
      { analysis: 'timeline', subjects: ['India', 'Turkey'] },
      { analysis: 'what-if', remove: 'India' },
      { analysis: 'what-if', impose: ['Turkey', 'CAATSA', 'India'] },
    ];
    expect(new Set(questions.map(({ analysis }) => analysis)).size).toBe(
      Object.keys(influenceAnalyses).length,
    );
    for (const question of questions) {
      const { findings } = await ask(question);
      expect(findings.length).toBeGreaterThan(0);
      for (const format of ['table', 'json', 'csv'] as const) {
        const asked = { analysis: 'pressure' as const, subjects: [], ...question };
        const text = await influenceText(store, vocabulary, asked, { ...options, format, explain: true });
        expect(text).not.toMatch(/NaN|undefined/);
        expect(text.trim()).not.toBe('');
      }
    }
  });
});
