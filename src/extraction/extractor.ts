import type {
  Claim,
  ClaimExplanation,
  Cue,
  Document,
  Judge,
  MentionCluster,
  PairScore,
  Vocabulary,
} from '../model/index.ts';
import { candidatesOf, figureCandidates } from './candidates/index.ts';
import { createClaimBuilder } from './claim-builder.ts';
import { bundle } from './decoding/bundle.ts';
import { choose } from './decoding/choose.ts';
import type { Decoded } from './decoding/decoded.ts';
import { denials } from './decoding/denials.ts';
import { doneOf } from './decoding/done.ts';
import { judgeAll } from './decoding/judged.ts';
import { turnedRound } from './decoding/turned-round.ts';
import { createFittingCues } from './evidence/fitting-cues.ts';
import { createExplainer } from './explanation/create-explainer.ts';
import { gate, type RefusedClaim } from './gate.ts';
import { createArticleView } from './view/article-view.ts';

/** What an article gives to the decoder. */
export interface ExtractionInput {
  readonly textId: string;
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
  readonly cues: readonly Cue[];
  /** Of the clusters and, after them, the cues. */
  readonly scores: readonly PairScore[];
  /** Who reads, kept with each claim: `encoder:<model>`. */
  readonly extractor: string;
}

/** Least probabilities, 0–1: of a fact that is read at all, and of one that the fold draws. */
export interface Thresholds {
  readonly read: number;
  readonly drawn: number;
}

export interface Extraction {
  readonly claims: readonly Claim[];
  readonly refused: readonly RefusedClaim[];
  /** By the claims' ids, where they were asked for. */
  readonly explanations?: ReadonlyMap<string, ClaimExplanation>;
}

export interface ReadingOptions {
  /** Say of each claim why it was read. */
  readonly explain?: boolean;
}

export type Extractor = (input: ExtractionInput, options?: ReadingOptions) => Promise<Extraction>;

/**
 * The encoder's extractor: candidates, their judgement, the best consistent set, then evidence, then the gate. Built once
 * for a vocabulary and a judge; it keeps nothing between articles.
 */
export function createExtractor(vocabulary: Vocabulary, judge: Judge, thresholds: Thresholds): Extractor {
  const build = createClaimBuilder(vocabulary);
  const viewOf = createArticleView(vocabulary);
  let explainer: ReturnType<typeof createExplainer> | undefined;
  return async (input, { explain = false } = {}) => {
    const view = viewOf(input);
    const first = turnedRound(await judgeAll(candidatesOf(view), judge), view);
    const deals = choose(first, input.clusters, thresholds.read).filter(({ kind }) => kind === 'transfer');
    const judged = [...first, ...(await judgeAll(figureCandidates(view, deals), judge))];
    const chosen = choose(judged, input.clusters, thresholds.read);
    const decoded = [
      ...bundle(chosen, input.clusters, thresholds.drawn, doneOf(judged)),
      ...denials(view, judged, chosen, thresholds.read),
    ];
    const buildHere = build(input, createFittingCues(input.cues, input.clusters.length, view.table));
    const claims = new Map<string, Claim>();
    const origins = new Map<string, Decoded>();
    const refused: RefusedClaim[] = [];
    for (const found of decoded) {
      for (const claim of buildHere(found)) {
        const refusal = gate(claim, input.document.text);
        if (refusal) refused.push(refusal);
        else if ((claims.get(claim.id)?.confidence ?? -1) < claim.confidence) {
          claims.set(claim.id, claim);
          origins.set(claim.id, found);
        }
      }
    }
    const read = { claims: [...claims.values()], refused };
    if (!explain) return read;
    explainer ??= createExplainer(vocabulary.cues);
    const why = explainer;
    const considered = { view, judged, chosen };
    return {
      ...read,
      explanations: new Map(
        [...origins].flatMap(([id, found]) => {
          const claim = claims.get(id);
          return claim ? [[id, why(claim, found, considered)] as const] : [];
        }),
      ),
    };
  };
}
