import type { Document, Span } from '../../model/index.ts';
import type { Passage } from './closest-passage.ts';
import type { Player } from './score-table.ts';

/**
 * How strongly a cue for a value speaks near a player in a passage, 0–1: 1 beside it, falling by e with every `cueReach`
 * characters between them. Without a player the cue counts wherever it stands.
 */
export type CueStrength = (
  value: string,
  player: Player,
  passage: Pick<Passage, 'first' | 'last'> | undefined,
) => number;

/** Characters over which a cue's strength falls by e. */
const cueReach = 80;

/** Measures each cue and player once for all passages of the same sentences. `mentions` are the clusters'. */
export function createCueStrength(
  { text, sentences }: Document,
  mentions: readonly (readonly Span[])[],
  cues: ReadonlyMap<string, readonly Span[]>,
): CueStrength {
  const numbers = new Map([...cues.keys()].map((value, index) => [value, index]));
  const measured = new Map<number, number>();
  return (value, player, passage) => {
    const number = numbers.get(value);
    if (!passage || number === undefined) return 0;
    const { first, last } = passage;
    const place = (first * (sentences.length + 1) + last) * numbers.size + number;
    const key = place * (mentions.length + 1) + (player ?? mentions.length);
    const held = measured.get(key);
    if (held !== undefined) return held;
    const run = { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? text.length };
    const strength = strengthIn(
      run,
      cues.get(value) ?? [],
      player === undefined ? [run] : (mentions[player] ?? []),
    );
    measured.set(key, strength);
    return strength;
  };
}

/** Of the cues and the mentions that lie in a run, how near the nearest two are; a mention around a cue is beside it. */
function strengthIn(run: Span, hits: readonly Span[], mentions: readonly Span[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    if (hit.start < run.start || hit.end > run.end) continue;
    for (const mention of mentions) {
      if (mention.start < run.start || mention.end > run.end) continue;
      least = Math.min(least, Math.max(0, hit.start - mention.end, mention.start - hit.end));
    }
  }
  return Math.exp(-least / cueReach);
}
