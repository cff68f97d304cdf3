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
 * The passage of fewest sentences in which each thing is mentioned, then the narrowest, then the earliest; undefined where
 * one is never mentioned. Going through all mentions in order, the narrowest passage that ends at one of them begins with
 * the latest mention that each other thing has had by then (the sweep of a smallest range over several lists).
 */
export function closestPassage(things: readonly (readonly PlacedMention[])[]): Passage | undefined {
  if (things.length === 0 || things.some((mentions) => mentions.length === 0)) return undefined;
  const inOrder = things
    .flatMap((mentions, thing) => mentions.map((mention) => ({ mention, thing })))
    .sort((a, b) => a.mention.start - b.mention.start);
  const latest = new Map<number, PlacedMention>();
  let best: Passage | undefined;
  for (const { mention, thing } of inOrder) {
    latest.set(thing, mention);
    if (latest.size < things.length) continue;
    const passage = passageAround(things.flatMap((_, index) => latest.get(index) ?? []));
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
