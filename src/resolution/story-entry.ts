import type { Following, Story } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { addTo } from '../util/dependents.ts';
import type { Sketch } from './report-of.ts';

/** A text as the story index holds it, with what was decided of it. */
export interface StoryEntry {
  readonly id: string;
  readonly text: string;
  /** Hash of the text's form. */
  readonly hash: string;
  readonly isCorrection: boolean;
  /** The fullest text comes first; those of one form follow each other. */
  readonly place: string;
  readonly slot: number;
  readonly keys: Uint32Array;
  readonly sketch: Sketch;
  /** The main text of its story: itself, another one, or not yet decided. */
  main: StoryEntry | undefined;
  /** Further main texts that print the same report. */
  bridged: readonly StoryEntry[];
  alike: Likeness | undefined;
  isPending: boolean;
}

/** Another text and how much it is alike, 0–1. */
export interface Likeness {
  readonly entry: StoryEntry;
  readonly similarity: number;
}

export type IsBridge = (one: StoryEntry, other: StoryEntry) => boolean;

/** The main texts of which an entry prints the report, the fullest first. */
export function mainsOf({ main, bridged }: StoryEntry): readonly StoryEntry[] {
  if (main === undefined || bridged.length === 0) return main === undefined ? [] : [main];
  return [main, ...bridged].sort(byPlaceOfEntry);
}

export function byPlaceOfEntry(a: StoryEntry, b: StoryEntry): number {
  return compare(a.place, b.place);
}

/** Main text → the fuller ones of which some text prints the report as well. */
export function fullerMains(entries: Iterable<StoryEntry>): ReadonlyMap<StoryEntry, ReadonlySet<StoryEntry>> {
  const fuller = new Map<StoryEntry, Set<StoryEntry>>();
  for (const entry of entries) {
    const [first, ...rest] = mainsOf(entry);
    if (first !== undefined) for (const each of rest) addTo(fuller, each, first);
  }
  return fuller;
}

/** Main text → the fuller one whose story is also its own, because some text prints the same report as both. */
export function joinedMains(
  fuller: ReadonlyMap<StoryEntry, ReadonlySet<StoryEntry>>,
  isBridge: IsBridge,
): ReadonlyMap<StoryEntry, StoryEntry> {
  const joined = new Map<StoryEntry, StoryEntry>();
  for (const [main, others] of [...fuller].sort(([a], [b]) => byPlaceOfEntry(a, b))) {
    const into = [...others]
      .sort(byPlaceOfEntry)
      .find((other) => !joined.has(other) && isBridge(other, main));
    if (into !== undefined) joined.set(main, into);
  }
  return joined;
}

/** The story of the entries that tell it, under the id of that which stands first in `placeOf`. */
export function storyOf(told: Iterable<StoryEntry>, placeOf: (id: string) => string): Story {
  let [first, firstPlace]: [StoryEntry | undefined, string] = [undefined, ''];
  const texts: string[] = [];
  for (const entry of told) {
    const place = placeOf(entry.id);
    if (first === undefined || place < firstPlace) [first, firstPlace] = [entry, place];
    texts.push(entry.id);
  }
  return { id: `story:${first?.hash ?? ''}`, texts: texts.sort(compare) };
}

/** Which of an entry and the one that it is most alike was written after the other; none where both tell one story. */
export function followingOf(
  { id, alike, main }: StoryEntry,
  rootOf: (main: StoryEntry) => StoryEntry,
  placeOf: (id: string) => string,
): Following | undefined {
  const other = alike?.entry;
  if (alike === undefined || main === undefined || other?.main === undefined) return undefined;
  if (rootOf(other.main) === rootOf(main)) return undefined;
  const isLater = placeOf(id) > placeOf(other.id);
  const [text, follows] = isLater ? [id, other.id] : [other.id, id];
  return { text, follows, similarity: alike.similarity };
}
