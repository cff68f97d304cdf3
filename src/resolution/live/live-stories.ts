import type { Following, ReadText, Story } from '../../model/index.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import {
  byPlaceOfEntry,
  followingOf,
  joinedMains,
  type StoryEntry,
  storyOf,
  type Tie,
  tiesOf,
} from '../story-entry.ts';
import type { StoryIndex } from '../story-index.ts';
import { placeOf } from '../text-place.ts';

/** What a story index tells of all its texts, kept up to date text by text. */
export interface LiveStories {
  storyOf(textId: string): string | undefined;
  storyAt(storyId: string): Story | undefined;
  followsOf(textId: string): readonly Following[];
  /** Texts that say that they correct an earlier one. */
  readonly correcting: ReadonlySet<string>;
  /** Takes in texts that are no more, and texts that are new or may be printed by other articles. */
  change(gone: readonly string[], come: readonly ReadText[]): StoryChanges;
}

export interface StoryChanges {
  /** The stories that are new or have other texts, `undefined` for those that are no more. */
  readonly stories: ReadonlyMap<string, Story | undefined>;
  /** Texts that are in another story than before. */
  readonly texts: ReadonlySet<string>;
  /** Texts that follow others than before. */
  readonly following: ReadonlySet<string>;
}

/** What an entry said when it was last looked at. */
interface Said {
  readonly ties: readonly Tie[];
  readonly main: StoryEntry;
  readonly via: readonly StoryEntry[];
  readonly alike: StoryEntry | undefined;
}

/**
 * Stories are stars around main texts, and stars that touch. So after a change only those stars are looked at that can be
 * reached from one that changed, over the texts that print the report of several.
 */
export function liveStories(index: StoryIndex): LiveStories {
  const places = new Map<string, string>();
  const said = new Map<StoryEntry, Said>();
  const stars = new Map<StoryEntry, Set<StoryEntry>>();
  /** Main text → other → the texts that print the report of both; both ways. */
  const links = new Map<StoryEntry, Map<StoryEntry, Set<StoryEntry>>>();
  const roots = new Map<StoryEntry, StoryEntry>();
  /** A text → the main texts that it ties to its own one. */
  const viaOf = new Map<StoryEntry, Set<StoryEntry>>();
  const admirers = new Map<StoryEntry, Set<StoryEntry>>();
  const storyOfText = new Map<string, string>();
  const told = new Map<string, Story>();
  const followings = new Map<StoryEntry, Following>();
  const followsOf = new Map<string, Set<Following>>();
  const correcting = new Set<string>();
  const dropped = new Set<string>();
  let isNew = true;

  const placeOfText = (id: string): string => places.get(id) ?? '';
  const rootOf = (main: StoryEntry): StoryEntry => roots.get(main) ?? main;

  const link = (a: StoryEntry, b: StoryEntry, by: StoryEntry): void => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = links.get(one) ?? new Map<StoryEntry, Set<StoryEntry>>();
      links.set(one, others);
      addTo(others, other, by);
    }
  };
  const unlink = (a: StoryEntry, b: StoryEntry, by: StoryEntry): void => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = links.get(one);
      if (others === undefined) continue;
      takeFrom(others, other, by);
      if (others.size === 0) links.delete(one);
    }
  };
  const forget = (entry: StoryEntry, dirty: Set<StoryEntry>): void => {
    const before = said.get(entry);
    if (before === undefined) return;
    said.delete(entry);
    takeFrom(stars, before.main, entry);
    for (const [main, fuller] of before.ties) unlink(main, fuller, entry);
    for (const other of before.via) takeFrom(viaOf, other, entry);
    if (before.alike !== undefined) takeFrom(admirers, before.alike, entry);
    for (const main of [before.main, ...before.ties.flat()]) dirty.add(main);
  };
  const hear = (entry: StoryEntry, dirty: Set<StoryEntry>): void => {
    const { main, alike } = entry;
    if (main === undefined) return;
    const ties = tiesOf(entry);
    said.set(entry, { ties, main, via: entry.via, alike: alike?.entry });
    addTo(stars, main, entry);
    for (const [each, fuller] of ties) link(each, fuller, entry);
    for (const other of entry.via) addTo(viaOf, other, entry);
    if (alike !== undefined) addTo(admirers, alike.entry, entry);
    for (const each of [main, ...ties.flat()]) dirty.add(each);
  };
  /** All main texts that can be reached from some over links. */
  const reachedFrom = (some: Iterable<StoryEntry>): ReadonlySet<StoryEntry> => {
    const reached = new Set(some);
    for (const main of reached) for (const other of links.get(main)?.keys() ?? []) reached.add(other);
    return reached;
  };
  /** Joins the stars of these main texts anew. */
  const join = (mains: ReadonlySet<StoryEntry>): void => {
    const fuller = new Map<StoryEntry, ReadonlySet<StoryEntry>>();
    for (const main of mains) {
      roots.delete(main);
      const others = [...(links.get(main)?.keys() ?? [])].filter((other) => byPlaceOfEntry(other, main) < 0);
      if (others.length > 0) fuller.set(main, new Set(others));
    }
    for (const [main, into] of joinedMains(fuller, index.isBridge)) roots.set(main, into);
  };
  const tell = (mains: ReadonlySet<StoryEntry>): Pick<StoryChanges, 'stories' | 'texts'> => {
    const members = new Map<StoryEntry, StoryEntry[]>();
    for (const main of mains) {
      const root = rootOf(main);
      const entries = members.get(root) ?? [];
      members.set(root, entries);
      for (const entry of stars.get(main) ?? []) entries.push(entry);
    }
    const stories = new Map<string, Story | undefined>();
    const texts = new Set<string>();
    for (const entries of members.values()) {
      for (const { id } of entries) stories.set(storyOfText.get(id) ?? '', undefined);
    }
    for (const id of dropped) stories.set(storyOfText.get(id) ?? '', undefined);
    stories.delete('');
    for (const id of stories.keys()) told.delete(id);
    for (const id of dropped) {
      storyOfText.delete(id);
      texts.add(id);
    }
    for (const entries of members.values()) {
      if (entries.length === 0) continue;
      const story = storyOf(entries, placeOfText);
      told.set(story.id, story);
      stories.set(story.id, story);
      for (const id of story.texts) {
        if (storyOfText.get(id) === story.id) continue;
        storyOfText.set(id, story.id);
        texts.add(id);
      }
    }
    return { stories, texts };
  };
  const follow = (entries: Iterable<StoryEntry>): ReadonlySet<string> => {
    const changed = new Set<string>();
    for (const entry of entries) {
      const [was, is] = [
        followings.get(entry),
        said.has(entry) ? followingOf(entry, rootOf, placeOfText) : undefined,
      ];
      if (was?.text === is?.text && was?.follows === is?.follows && was?.similarity === is?.similarity)
        continue;
      if (was !== undefined) {
        takeFrom(followsOf, was.text, was);
        followings.delete(entry);
        changed.add(was.text);
      }
      if (is !== undefined) {
        addTo(followsOf, is.text, is);
        followings.set(entry, is);
        changed.add(is.text);
      }
    }
    return changed;
  };
  return {
    storyOf: (textId) => storyOfText.get(textId),
    storyAt: (id) => told.get(id),
    followsOf: (textId) => [...(followsOf.get(textId) ?? [])],
    correcting,
    change(gone, come) {
      const touched = new Set<StoryEntry>();
      if (isNew) {
        // An index that was kept from a whole fold may hold all texts already.
        const kept = new Set(come.map(({ id }) => id));
        index.update(
          come,
          [...index.entries()].flatMap(({ id }) => (kept.has(id) ? [] : [id])),
        );
        for (const entry of index.entries()) touched.add(entry);
        isNew = false;
      } else {
        for (const entry of index.update(come, gone)) touched.add(entry);
      }
      // What a text ties moves with it.
      for (const entry of touched) for (const main of viaOf.get(entry) ?? []) touched.add(main);
      const dirty = new Set<StoryEntry>();
      const redated = new Set<string>();
      for (const text of come) {
        const place = placeOf(text);
        if (places.get(text.id) !== place) redated.add(text.id);
        places.set(text.id, place);
      }
      dropped.clear();
      for (const id of gone) {
        places.delete(id);
        dropped.add(id);
        correcting.delete(id);
      }
      for (const entry of touched) {
        forget(entry, dirty);
        if (dropped.has(entry.id)) continue;
        hear(entry, dirty);
        if (entry.isCorrection) correcting.add(entry.id);
      }
      for (const id of redated) {
        const entry = index.entryOf(id);
        if (entry?.main !== undefined) dirty.add(entry.main);
      }
      const mains = reachedFrom(dirty);
      join(mains);
      const changes = tell(mains);
      const asked = new Set(touched);
      for (const main of mains) {
        for (const entry of stars.get(main) ?? []) {
          asked.add(entry);
          for (const admirer of admirers.get(entry) ?? []) asked.add(admirer);
        }
      }
      return { ...changes, following: follow(asked) };
    },
  };
}
