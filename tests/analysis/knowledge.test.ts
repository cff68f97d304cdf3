import { describe, expect, test } from 'vitest';
import { parseKnowledge } from '../../src/analysis/index.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { influenceKnowledge } from '../../src/pipeline/index.ts';
import { shippedRows } from '../helpers/knowledge.ts';

describe('what analyses know', () => {
  test('the files of the project fit the vocabulary', () => {
    const vocabulary = loadVocabulary();
    const knowledge = influenceKnowledge(vocabulary);
    const states = new Set(vocabulary.states.map(({ id }) => id));
    for (const id of [...knowledge.consent.keys(), ...knowledge.rivals.flat()])
      expect(states.has(id), id).toBe(true);
    expect(knowledge.lawTargets.get('law:caatsa')).toContain('state:RUS');
    expect(knowledge.paths.seller).toBeGreaterThan(knowledge.paths.alliance);
  });

  test.each([
    [{ rivals: [{ a: 'Russia', b: 'USA', source: 'x' }] }, 'rivals.json'],
    [
      { exportConsent: [{ state: 'USA', law: 'law:none', since: '1976', source: 'x' }] },
      '"law:none" is no law',
    ],
    [{ leverageWeights: [] }, '"seller" must have one row, it has 0'],
    [{ dealTones: [{ status: 'sold', weight: 1, source: 'x' }] }, 'deal-tones.json'],
  ])('a wrong file is named: %j', (wrong, words) => {
    expect(() => parseKnowledge({ ...shippedRows, ...wrong }, { laws: [] })).toThrow(words);
  });
});
