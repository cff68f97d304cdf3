import type { Span } from '../../model/index.ts';

/** A mention with the index of its sentence. */
export interface PlacedMention extends Span {
  readonly sentence: number;
}

/** Neighbouring sentences that name several things, and the mention of each where they stand close together. */
export interface Passage {
  readonly first: number;
  readonly last: number;
  /** Characters from the first of the chosen mentions to the end of the last. */
  readonly width: number;
  /** Start of each thing's chosen mention, in the order given. */
  readonly starts: readonly number[];
}

/**
 * A passage of few sentences in which each thing is mentioned; undefined where one is never mentioned. Each mention of the
 * thing that has fewest is taken as a centre, and the others send the mention nearest to it; of these passages the one with
 * the fewest sentences is given, then the narrowest, then that of the earliest centre. For two things no passage has fewer
 * sentences; for more it spans at most twice as many from first to last as the shortest would.
 */
export function closestPassage(things: readonly (readonly PlacedMention[])[]): Passage | undefined {
  const rarest = things.reduce(
    (held, thing, index) => (thing.length < (things[held]?.length ?? 0) ? index : held),
    0,
  );
  let best: Passage | undefined;
  for (const centre of things[rarest] ?? []) {
    const passage = passageAround(
      things.map((mentions, index) => (index === rarest ? centre : nearest(mentions, centre))),
    );
    if (!best || isCloser(passage, best)) best = passage;
  }
  return best;
}

function passageAround(mentions: readonly PlacedMention[]): Passage {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const mention of mentions) {
    first = Math.min(first, mention.sentence);
    last = Math.max(last, mention.sentence);
    start = Math.min(start, mention.start);
    end = Math.max(end, mention.end);
  }
  return { first, last, width: end - start, starts: mentions.map((mention) => mention.start) };
}

function isCloser(one: Passage, other: Passage): boolean {
  const spread = one.last - one.first - (other.last - other.first);
  return spread < 0 || (spread === 0 && one.width < other.width);
}

/** The mention nearest to a place, one in the same sentence before any other; the place itself where there is none. */
function nearest(mentions: readonly PlacedMention[], centre: PlacedMention): PlacedMention {
  let best = centre;
  let [sentences, characters] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const mention of mentions) {
    const apart = Math.abs(mention.sentence - centre.sentence);
    const gap = Math.abs(mention.start - centre.start);
    if (apart < sentences || (apart === sentences && gap < characters)) {
      [sentences, characters] = [apart, gap];
      best = mention;
    }
  }
  return best;
}
