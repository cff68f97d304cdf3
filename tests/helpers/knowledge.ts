import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InfluenceKnowledge, parseKnowledge } from '../../src/analysis/index.ts';

/** The parsed JSON of a file of `seeds/vocabulary`. */
export function seedRows(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'seeds', 'vocabulary', file), 'utf8'));
}

/** The files of analyses as the project ships them. */
export const shippedRows = {
  actWeights: seedRows('act-weights.json'),
  dealTones: seedRows('deal-tones.json'),
  leverageWeights: seedRows('leverage-weights.json'),
  exportConsent: [],
  rivals: [],
};

/** The weights that the project ships; rivals, consent and the targets of laws are those of the test. */
export function knowledgeOf(
  of: Partial<Pick<InfluenceKnowledge, 'consent' | 'rivals' | 'lawTargets'>> = {},
): InfluenceKnowledge {
  return { ...parseKnowledge(shippedRows, { laws: [] }), ...of };
}
