import type { Settings } from '../config/index.ts';

/**
 * Least confidences, 0–1, chosen on out-of-fold figures (docs/reading.md): `read` gives the best F1 and is what `extract`
 * and `evaluate` show; `drawn` gives a precision of about 0.8 and is what the fold puts into the graph; `realised` is what
 * an act needs to be drawn as done and not as the weaker edge.
 */
export const thresholds = { read: 0.3, drawn: 0.5, realised: 0.7 } as const;

/** What settings say of reading and drawing; what they leave open is as above. */
export function thresholdsOf({
  readAbove = thresholds.read,
  minConfidence = thresholds.drawn,
}: Pick<Settings, 'readAbove' | 'minConfidence'>): { readonly read: number; readonly drawn: number } {
  return { read: readAbove, drawn: minConfidence };
}
