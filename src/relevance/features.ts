import type { WordTraits } from './traits.ts';

/** Words that are weighed together: a few paragraphs, so that one deal in a long round-up is not drowned. */
const windowWords = 200;
const stride = 100;
/** A notice of few words has said all that it says by then. */
const shortLengths = [140, 100, 60, 30];
/** Beyond so many different ones, a further one says nothing new. */
const most = 4;

/** The parts of a text that are weighed, in order; a short text is one part. */
export function windowsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const windows: (readonly T[])[] = [];
  for (let start = 0; start === 0 || start + stride < items.length; start += stride) {
    windows.push(items.slice(start, start + windowWords));
  }
  return windows;
}

/**
 * What speaks for a part of a text, each at most once: `w:missile` for a word; `k:WeaponSystem 2` for the second different
 * weapon system named, up to the fourth; `k:WeaponSystem + State 1` for things that stand beside each other.
 */
export function featuresOf(window: readonly WordTraits[]): ReadonlySet<string> {
  const features = new Set<string>();
  for (const length of shortLengths) if (window.length <= length) features.add(`l:${length}`);
  const entries = new Map<string, Set<string>>();
  for (const { word, known } of window) {
    // A state's name says no more than that a state is named.
    if (word.length > 2 && !known.some(({ kind }) => kind.endsWith('State'))) features.add(`w:${word}`);
    for (const { kind, entry } of known) {
      const seen = entries.get(kind);
      if (seen === undefined) entries.set(kind, new Set([entry]));
      else seen.add(entry);
    }
  }
  const countOf = (kind: string): number => Math.min(most, entries.get(kind)?.size ?? 0);
  for (const kind of entries.keys()) addCounts(features, kind, countOf(kind));
  const arms = Math.max(...armsKinds.map(countOf));
  for (const kind of besideArms) addCounts(features, `arms + ${kind}`, Math.min(arms, countOf(kind)));
  return features;
}

const armsKinds = ['WeaponSystem', 'weapon noun'];
const besideArms = ['State', 'Organization', 'status cue', 'action cue'];

function addCounts(features: Set<string>, kind: string, count: number): void {
  for (let each = 1; each <= count; each += 1) features.add(`k:${kind} ${each}`);
}
