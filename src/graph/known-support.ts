import type { Telling } from './telling.ts';

/** What stands behind an event or an edge. */
export interface Support {
  /** How many stories tell it. */
  readonly sources: number;
  /** When it first and last became known; absent when no text has a date. */
  readonly first?: string;
  readonly last?: string;
  readonly confidence: number;
}

/** No number of reports makes a fact certain. */
const mostConfidence = 0.99;

/**
 * Sums up claims. Confidence is 1 − Π(1 − c) over stories, with the best claim of each: stories are taken to be independent
 * witnesses, so that a second one raises it, while claims within a story repeat one witness and do not.
 */
export function supportOf({ claims, stories }: Pick<Telling, 'claims' | 'stories'>): Support {
  const best = new Map<string, number>();
  let first = '';
  let last = '';
  for (const [place, { claim, known }] of claims.entries()) {
    const story = stories[place] ?? '';
    best.set(story, Math.max(best.get(story) ?? 0, claim.confidence));
    if (known !== '' && (first === '' || known < first)) first = known;
    if (known > last) last = known;
  }
  // Sorted, because the product of the same numbers in another order may differ in its last digit.
  const doubt = [...best.values()].sort((a, b) => a - b).reduce((product, c) => product * (1 - c), 1);
  return {
    sources: best.size,
    ...(first !== '' && { first, last }),
    confidence: rounded(Math.min(mostConfidence, 1 - doubt)),
  };
}

/** To four decimals. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
