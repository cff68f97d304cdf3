import type { Mention, Span } from '../../model/index.ts';

/** The parts of a claim, each by the places that may stand for it; the run must hold one of each. */
export type Parts = ReadonlyMap<string, readonly Mention[]>;

export interface Run {
  /** First and last sentence, by index. */
  readonly first: number;
  readonly last: number;
  /** Which mention stands for each part. */
  readonly chosen: ReadonlyMap<string, Mention>;
}

/** Characters that one more sentence costs, and a run without any of the telling words: such words are worth a sentence more. */
const sentenceCost = 500;
const untoldCost = 700;

/**
 * The fewest neighbouring sentences that hold a mention of every part, preferring runs with one of the `telling` words and
 * those whose mentions lie closest together. Names are preferred to words that only point back to one. Undefined when no run
 * of at most `limit` does.
 */
export function shortestRun(
  parts: Parts,
  sentences: readonly Span[],
  limit: number,
  telling: readonly Span[] = [],
): Run | undefined {
  let best: { run: Run; cost: number } | undefined;
  for (let length = 1; length <= Math.min(limit, sentences.length); length++) {
    if (best && best.cost <= length * sentenceCost) break;
    for (let first = 0; first + length <= sentences.length; first++) {
      const found = runAt(parts, sentences, first, first + length - 1);
      if (!found) continue;
      const start = sentences[first]?.start ?? 0;
      const end = sentences[first + length - 1]?.end ?? 0;
      const told = telling.length === 0 || telling.some((word) => word.start >= start && word.end <= end);
      const cost = found.cost + length * sentenceCost + (told ? 0 : untoldCost);
      if (!best || cost < best.cost) best = { run: found.run, cost };
    }
  }
  return best?.run;
}

/** Characters that a pointing word costs against a name: a name in the next clause is better evidence than "it" at hand. */
const anaphorCost = 400;

function runAt(
  parts: Parts,
  sentences: readonly Span[],
  first: number,
  last: number,
): { run: Run; cost: number } | undefined {
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? 0;
  const inside = [...parts].map(
    ([part, mentions]) =>
      [part, mentions.filter((mention) => mention.start >= start && mention.end <= end)] as const,
  );
  const [rarest] = [...inside].sort((a, b) => a[1].length - b[1].length);
  if (!rarest || rarest[1].length === 0) return undefined;
  let best: { run: Run; cost: number } | undefined;
  for (const anchor of rarest[1]) {
    const chosen = new Map<string, Mention>([[rarest[0], anchor]]);
    let cost = anchor.form === 'anaphor' ? anaphorCost : 0;
    for (const [part, mentions] of inside) {
      if (part === rarest[0]) continue;
      const [nearest] = mentions
        .map((mention) => ({ mention, cost: costFrom(anchor, mention) }))
        .sort((a, b) => a.cost - b.cost);
      if (!nearest) return undefined;
      chosen.set(part, nearest.mention);
      cost += nearest.cost;
    }
    if (!best || cost < best.cost) best = { run: { first, last, chosen }, cost };
  }
  return best;
}

function costFrom(anchor: Span, mention: Mention): number {
  return Math.abs(anchor.start - mention.start) + (mention.form === 'anaphor' ? anaphorCost : 0);
}
