import type { PairScore } from '../../model/index.ts';

/** A cluster that plays a role, or `undefined` where the article does not name one. */
export type Player = number | undefined;

/** Pair scores of an article by label and clusters; above 0 the pair head says that a label holds. */
export interface ScoreTable {
  /** NaN where the pair was never scored or a player is not named. */
  score(label: string, head: Player, tail: Player): number;
  /** The best score of a label for this tail with any other head, and for this head with any other tail; NaN where there is none. */
  rivals(label: string, head: Player, tail: Player): readonly [number, number];
}

/** The scores of one label. */
interface LabelScores {
  /** By `head * width + tail`. */
  readonly byPair: Map<number, number>;
  readonly bestOfHead: Map<number, BestTwo>;
  readonly bestOfTail: Map<number, BestTwo>;
}

/** The best score, whose it is, and the best of all others: enough to say what anyone's best rival scores. */
interface BestTwo {
  best: number;
  whose: number;
  next: number;
}

/** Files scores for look-up in constant time. */
export function scoreTable(scores: readonly PairScore[]): ScoreTable {
  const width = scores.reduce((most, { tail }) => Math.max(most, tail + 1), 0);
  const labels = new Map<string, LabelScores>();
  for (const { label, head, tail, score } of scores) {
    const held = labels.get(label) ?? { byPair: new Map(), bestOfHead: new Map(), bestOfTail: new Map() };
    if (held.byPair.size === 0) labels.set(label, held);
    held.byPair.set(head * width + tail, score);
    note(held.bestOfHead, head, tail, score);
    note(held.bestOfTail, tail, head, score);
  }
  return {
    score: (label, head, tail) => {
      if (head === undefined || tail === undefined || tail >= width) return Number.NaN;
      return labels.get(label)?.byPair.get(head * width + tail) ?? Number.NaN;
    },
    rivals: (label, head, tail) => {
      const held = labels.get(label);
      return [
        bestBut(head, tail === undefined ? undefined : held?.bestOfTail.get(tail)),
        bestBut(tail, head === undefined ? undefined : held?.bestOfHead.get(head)),
      ];
    },
  };
}

function note(bests: Map<number, BestTwo>, player: number, whose: number, score: number): void {
  const held = bests.get(player);
  if (held === undefined) bests.set(player, { best: score, whose, next: Number.NaN });
  else if (score > held.best) [held.best, held.whose, held.next] = [score, whose, held.best];
  else if (!(score <= held.next)) held.next = score;
}

function bestBut(player: Player, held: BestTwo | undefined): number {
  if (held === undefined) return Number.NaN;
  return held.whose === player ? held.next : held.best;
}
