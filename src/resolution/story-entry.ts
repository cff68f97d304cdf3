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
  /** Of a main text: those of other stories that print the same report. */
  via: readonly StoryEntry[];
  alike: Likeness | undefined;
  isPending: boolean;
}

/** Another text and how much it is alike, 0–1. */
export interface Likeness {
  readonly entry: StoryEntry;
  readonly similarity: number;
}

export type IsBridge = (one: StoryEntry, other: StoryEntry) => boolean;

/** A main text and a fuller one of which some text prints the report as well. */
export type Tie = readonly [main: StoryEntry, fuller: StoryEntry];

/** The main texts that an entry ties to fuller ones. */
export function tiesOf(entry: StoryEntry): readonly Tie[] {
  const { main, bridged, via } = entry;
  const own = via.flatMap(({ main: fuller }) => (fuller === undefined ? [] : [[entry, fuller] as const]));
  if (main === undefined || bridged.length === 0) return own;
  const [first, ...rest] = [main, ...bridged].sort(byPlaceOfEntry);
  return [...own, ...rest.flatMap((each) => (first === undefined ? [] : [[each, first] as const]))];
}

export function byPlaceOfEntry(a: StoryEntry, b: StoryEntry): number {
  return compare(a.place, b.place);
}

/** Main text → the fuller ones to which entries tie it. */
export function fullerMains(entries: Iterable<StoryEntry>): ReadonlyMap<StoryEntry, ReadonlySet<StoryEntry>> {
  const fuller = new Map<StoryEntry, Set<StoryEntry>>();
  for (const entry of entries) for (const [main, first] of tiesOf(entry)) addTo(fuller, main, first);
  return fuller;
}

/**
 * Main text → the fullest one of the story that is also its own, because some text prints the same report as it and as a main
 * text there.
 */
export function joinedMains(
  fuller: ReadonlyMap<StoryEntry, ReadonlySet<StoryEntry>>,
  isBridge: IsBridge,
): ReadonlyMap<StoryEntry, StoryEntry> {
  const joined = new Map<StoryEntry, StoryEntry>();
  for (const [main, others] of [...fuller].sort(([a], [b]) => byPlaceOfEntry(a, b))) {
    const into = [...new Set([...others].map((other) => joined.get(other) ?? other))]
      .sort(byPlaceOfEntry)
      .find((other) => isBridge(other, main));
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
