/** One thing as one article has it: what the annotation says it is, and what was made of it. */
export interface Sighting {
  readonly article: string;
  /** How the article names it. */
  readonly name: string;
  readonly annotated: string;
  readonly found: string;
  /** Other things that the article may mean by it; then nothing is held against it. */
  readonly mayBe?: readonly string[];
}

/** Two sightings that were joined or kept apart wrongly. */
export interface WrongPair {
  readonly left: Sighting;
  readonly right: Sighting;
}

/** How well sightings of one thing were joined, counted by pairs of them; 1 where there is nothing to count. */
export interface PairScores {
  readonly sightings: number;
  /** Pairs that the annotation joins. */
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly falseJoins: readonly WrongPair[];
  readonly falseSplits: readonly WrongPair[];
}

/**
 * Compares what was made of sightings with the annotation, pair by pair. Pairs for which `isNeutral` holds count neither way, nor
 * do those of which one may be the other.
 */
export function scorePairs(
  sightings: readonly Sighting[],
  isNeutral: (a: string, b: string) => boolean = () => false,
): PairScores {
  let hits = 0;
  const falseJoins: WrongPair[] = [];
  const falseSplits: WrongPair[] = [];
  for (const [index, left] of sightings.entries()) {
    for (const right of sightings.slice(index + 1)) {
      const joined = left.found === right.found;
      if (left.annotated === right.annotated) {
        if (joined) hits += 1;
        else if (!isExcused(left, right, sightings)) falseSplits.push({ left, right });
      } else if (joined && !mayBeOne(left, right) && !isNeutral(left.annotated, right.annotated)) {
        falseJoins.push({ left, right });
      }
    }
  }
  const share = (wrong: number): number => (hits + wrong === 0 ? 1 : hits / (hits + wrong));
  return {
    sightings: sightings.length,
    pairs: hits + falseSplits.length,
    precision: share(falseJoins.length),
    recall: share(falseSplits.length),
    falseJoins,
    falseSplits,
  };
}

/** Where an article tells of two contracts by one transfer, each of its sightings need not be both. */
function isExcused(left: Sighting, right: Sighting, sightings: readonly Sighting[]): boolean {
  const others = (one: Sighting): readonly Sighting[] =>
    one.mayBe === undefined || one.mayBe.length === 0
      ? [one]
      : sightings.filter(({ article, annotated }) => article === one.article && annotated === one.annotated);
  if (left.article === right.article) return others(left).length > 1;
  return others(left).some((a) => others(right).some((b) => a.found === b.found));
}

function mayBeOne(left: Sighting, right: Sighting): boolean {
  const [first, second] = [left, right].map(({ annotated, mayBe = [] }) => [annotated, ...mayBe]);
  return (first ?? []).some((id) => second?.includes(id));
}
