import type { Claim, Document, MentionCluster, PairScore, Vocabulary } from '../model/index.ts';
import { createClaimBuilder } from './claim-builder.ts';
import { decode } from './decoding/decode.ts';
import { createScoreShift } from './decoding/score-shift.ts';
import { scoreTable } from './decoding/score-table.ts';
import { gate, type RefusedClaim } from './gate.ts';

/** What an article gives to the decoder. */
export interface ExtractionInput {
  readonly textId: string;
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
  readonly scores: readonly PairScore[];
  /** Who reads, kept with each claim: `encoder:<model>`. */
  readonly extractor: string;
}

export interface Extraction {
  readonly claims: readonly Claim[];
  readonly refused: readonly RefusedClaim[];
}

export type Extractor = (input: ExtractionInput) => Extraction;

/** The encoder's extractor: decoding, then evidence, then the gate. Pure; built once for a vocabulary. */
export function createExtractor(vocabulary: Vocabulary): Extractor {
  const build = createClaimBuilder(vocabulary.cues);
  const createShift = createScoreShift(vocabulary);
  return (input) => {
    const table = scoreTable(input.clusters, input.scores, createShift(input));
    const buildHere = build(input);
    const claims = new Map<string, Claim>();
    const refused: RefusedClaim[] = [];
    for (const claim of decode(table).flatMap(buildHere)) {
      const refusal = gate(claim, input.document.text);
      if (refusal) refused.push(refusal);
      else if ((claims.get(claim.id)?.confidence ?? -1) < claim.confidence) claims.set(claim.id, claim);
    }
    return { claims: [...claims.values()], refused };
  };
}
