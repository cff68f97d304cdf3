import type { PieceRange } from './piece-ranges.ts';

/** A mention that has pieces: its rows, where it starts in the text, and the index of its sentence. */
export interface PlacedMention {
  readonly range: PieceRange;
  readonly start: number;
  readonly sentence: number;
}

/** How two nodes stand to each other where they come closest. */
export interface Nearness {
  /** Indices of the two mentions among their nodes' own. */
  readonly head: number;
  readonly tail: number;
  /** Distance between their starts, in UTF-16 units. */
  readonly distance: number;
  /** 0–3: bit 1 is set where the tail comes first, bit 0 where one sentence holds both. */
  readonly place: number;
  /** The rows between them; empty where they touch or overlap. */
  readonly between: PieceRange;
}

/** The two mentions that start closest to each other; of equal ones the first of the head's, then of the tail's. */
export function nearestMentions(head: readonly PlacedMention[], tail: readonly PlacedMention[]): Nearness {
  let least = Number.POSITIVE_INFINITY;
  let best: readonly [number, number] = [0, 0];
  for (const [i, one] of head.entries()) {
    for (const [j, other] of tail.entries()) {
      const distance = Math.abs(one.start - other.start);
      if (distance >= least) continue;
      least = distance;
      best = [i, j];
    }
  }
  const [one, other] = [head[best[0]], tail[best[1]]];
  const nowhere = { head: best[0], tail: best[1], distance: least, place: 0, between: { from: 0, to: 0 } };
  if (!one || !other) return nowhere;
  const [left, right] = one.start <= other.start ? [one, other] : [other, one];
  const from = left.range.to;
  return {
    ...nowhere,
    place: (one.start > other.start ? 2 : 0) + (one.sentence === other.sentence ? 1 : 0),
    between: { from, to: Math.max(from, right.range.from) },
  };
}
