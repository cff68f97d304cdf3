import { loadVocabulary } from '../../src/config/index.ts';
import type { Vocabulary } from '../../src/model/index.ts';

/** All names, with alliances alone as reference layer: for tests that fill stores often, and look at what articles tell. */
export function leanVocabulary(): Vocabulary {
  const rest = { weapons: [], organizations: [], people: [], treatyAllies: [], programmes: [] };
  return { ...loadVocabulary(), ...rest };
}
