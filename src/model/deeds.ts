import { actInPast, type Claim, type PressureAction, realisedStatuses } from './claim.ts';

/**
 * Whether a claim says at least so surely (0–1) that what it tells is done, and not only meant: a deal signed or further,
 * an act carried out. A reader that can tell says how sure it is (`done`), whatever else the claim holds; else its
 * confidence stands for that.
 */
export function isToldAsDone(claim: Claim, least: number): boolean {
  if (claim.modality !== 'actual') return false;
  if (claim.kind === 'transfer') {
    const told = claim.status !== undefined && realisedStatuses.has(claim.status.status);
    return (claim.done ?? (told ? claim.confidence : 0)) >= least;
  }
  return (claim.kind === 'pressure' ? (claim.done ?? claim.confidence) : claim.confidence) >= least;
}

/** Acts that are done or not done, and not merely said. */
export const deeds: ReadonlySet<PressureAction> = new Set(['sanction', 'block', 'waive']);

/** The words for an act before whom it is on: "sanctioned"; of a deed that is not surely told as done, "may have sanctioned". */
export function actInWords(action: PressureAction, done: unknown): string {
  return deeds.has(action) && done === false ? `may have ${actInPast[action]}` : actInPast[action];
}
