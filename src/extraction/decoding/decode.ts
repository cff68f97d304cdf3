import type { Decoded } from './decoded.ts';
import { decodePressures } from './pressures.ts';
import { decodeRelations } from './relations.ts';
import type { ScoreTable } from './score-table.ts';
import { decodeTransfers } from './transfers.ts';

/** Every claim that the pair scores of an article support, consistent by kind. */
export function decode(table: ScoreTable): readonly Decoded[] {
  return [...decodeTransfers(table), ...decodePressures(table), ...decodeRelations(table)];
}
