import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseActWeights } from '../../src/analysis/index.ts';

/** The weights that the project ships. */
export const actWeights = parseActWeights(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'seeds', 'vocabulary', 'act-weights.json'), 'utf8'),
  ),
);
