import type { DealStatus, PressureAction } from '../../model/index.ts';
import type { Player } from '../view/score-table.ts';

/**
 * What is judged by itself: the kinds of fact of the annotation guide, what a fact may belong to before it; and `done`,
 * whether a deal is signed or further in whichever status.
 */
export const candidateKinds = [
  'transfer',
  'status',
  'done',
  'value',
  'quantity',
  'signed',
  'pressure',
  'over',
  'under',
  'exclude',
  'resist',
  'made_by',
  'law_of',
  'member',
  'ally',
  'official',
] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** A fact that an article may tell, with what speaks for it and against it. Not yet judged. */
export interface Candidate {
  readonly kind: CandidateKind;
  /** Clusters by role; a role that the article does not name is missing. */
  readonly roles: Readonly<Record<string, Player>>;
  /** The status or the act. */
  readonly word?: DealStatus | PressureAction;
  /** Numbers in the order of the kind's features, to which the judge is fitted; NaN where there is nothing to measure. */
  readonly features: readonly number[];
}
