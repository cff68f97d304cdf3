import { type Following, type ReadText, type Story, sha256, type Vocabulary } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import { createHeap } from '../util/heap.ts';
import { type BandTable, createBandTable } from './band-table.ts';
import { compareReports, mayBeOneStory } from './compare-reports.ts';
import { type PackedIndex, packStories, unpackStories } from './packed-stories.ts';
import { createReportReader, mayBeAlike, type ReportReader, sketchOf } from './report-of.ts';
import {
  followingOf,
  fullerMains,
  type IsBridge,
  joinedMains,
  type Likeness,
  type StoryEntry,
  storyOf,
} from './story-entry.ts';
import { placeOf } from './text-place.ts';

/** What an index makes of all texts put into it. */
export interface Stories {
  /** Sorted by id; every text is in one. */
  readonly stories: readonly Story[];
  /** Texts written after another one in words of their own, by their ids. */
  readonly follows: readonly Following[];
  /** Texts that say that they correct an earlier one. */
  readonly correcting: ReadonlySet<string>;
}

type Words = Pick<ReadText, 'id' | 'text'>;

/** Texts by the stories that they tell, kept between batches so that a further text is compared with those alike it only. */
export interface StoryIndex {
  /** Brings the index to exactly these texts, whatever it held, and tells their stories. */
  read(texts: readonly ReadText[]): Stories;
  /**
   * Puts texts in, where they are not held, and takes texts out, without telling their stories. Gives the entries that were
   * decided anew and those that were taken out.
   */
  update(put: readonly Words[], dropped?: readonly string[]): ReadonlySet<StoryEntry>;
  entryOf(id: string): StoryEntry | undefined;
  /** All that it holds. */
  entries(): Iterable<StoryEntry>;
  /** Whether two main texts that a third one has in common may be of one story. */
  isBridge: IsBridge;
  /** All that was decided, to be given to `createStoryIndex` again. */
  pack(): Uint8Array;
}

/** A packed index, and the words of its texts by their ids; '' for those that are no more. */
export interface KeptStories {
  readonly bytes: Uint8Array;
  textOf(id: string): string;
}

/** A text is compared with so many others at most: those that share most keys with it. */
const mostCompared = 24;
/** More runs of words than any text has; places count down from it. */
const mostRuns = 99_999_999;
/** Reports kept ready for comparison. */
const reportsKept = 512;

/**
 * The fullest text first, texts form stories like this: each joins the main text that it is most like, of those before it that
 * print the same report, and is the main text of a story of its own otherwise. Where a text prints the same report as two
 * main texts, and these have something in common and tell nothing apart, their stories are one. So a story is a star around
 * its fullest text, or some such stars that touch, and no text in it is far from the fullest; and which texts form it depends
 * on the texts alone: a main text that comes in late makes all that come after it in order and share a key with it decide
 * anew, any other one the main texts among them, and so does one that is taken out.
 *
 * Texts that are alike meet under the keys of `createBandKeys`. Main texts and those that joined them are kept in two tables,
 * so that a report with a thousand printings is one entry among those that a new text is compared with.
 *
 * It begins with what was kept of another index, whatever texts that held, and with nothing where this is damaged or was made by
 * other rules.
 */
export function createStoryIndex(
  vocabulary: Pick<Vocabulary, 'press' | 'numbers'>,
  kept?: KeptStories,
): StoryIndex {
  const reportOf = remembering(createReportReader(vocabulary));
  const entries = new Map<string, StoryEntry>();
  const slots: (StoryEntry | undefined)[] = [];
  const freeSlots: number[] = [];
  const mains = createBandTable();
  const others = createBandTable();
  const bridges = new Map<string, boolean>();

  const resume = (packed: PackedIndex): void => {
    for (const entry of packed.entries) {
      slots[entry.slot] = entry;
      entries.set(entry.id, entry);
      (entry.main === entry ? mains : others).add(entry.slot, entry.keys);
    }
    for (const [key, is] of packed.bridges) bridges.set(key, is);
  };
  const packed = kept && unpackStories(kept.bytes, vocabulary, kept.textOf);
  if (packed !== undefined) resume(packed);

  const sharing = (table: BandTable, { keys }: StoryEntry, visit: (entry: StoryEntry) => void): void =>
    table.forEachSharing(keys, (slot) => {
      const entry = slots[slot];
      if (entry !== undefined) visit(entry);
    });

  /** Texts of a table before this one, those that share most keys with it. */
  const candidatesFor = (entry: StoryEntry, table: BandTable): readonly StoryEntry[] => {
    const counts = new Map<StoryEntry, number>();
    sharing(table, entry, (other) => {
      if (other.place < entry.place) counts.set(other, (counts.get(other) ?? 0) + 1);
    });
    return [...counts]
      .filter(([other]) => mayBeAlike(other.sketch, entry.sketch))
      .sort(([a, m], [b, n]) => n - m || compare(a.place, b.place))
      .slice(0, mostCompared)
      .map(([other]) => other);
  };

  const isSame = (one: StoryEntry, other: StoryEntry): boolean =>
    compareReports(reportOf(one), reportOf(other))?.is === 'same';

  const decide = (entry: StoryEntry): void => {
    entry.main = entry;
    entry.alike = undefined;
    entry.bridged = [];
    entry.via = [];
    const same: Likeness[] = [];
    let alike: Likeness | undefined;
    for (const candidate of candidatesFor(entry, mains)) {
      const likeness = compareReports(reportOf(candidate), reportOf(entry));
      if (likeness === undefined) continue;
      const found = { entry: candidate, similarity: likeness.similarity };
      if (likeness.is === 'same') same.push(found);
      else alike = better(alike, found);
    }
    const best = same.reduce<Likeness | undefined>(better, undefined);
    if (best === undefined) {
      entry.alike = alike;
      entry.via = candidatesFor(entry, others).filter((other) => isSame(other, entry));
      return;
    }
    entry.main = best.entry;
    entry.bridged = same.flatMap((found) => (found === best ? [] : [found.entry]));
  };

  const update: StoryIndex['update'] = (put, dropped = []) => {
    const touched = new Set<StoryEntry>();
    const pending = createHeap<StoryEntry>((a, b) => compare(a.place, b.place));
    const enqueue = (entry: StoryEntry): void => {
      if (entry.isPending) return;
      entry.isPending = true;
      pending.push(entry);
    };
    const enqueueLater = (than: StoryEntry, tables: readonly BandTable[]): void => {
      for (const table of tables) {
        sharing(table, than, (entry) => {
          if (entry.place > than.place) enqueue(entry);
        });
      }
    };
    const drop = (id: string): void => {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entries.delete(id);
      touched.add(entry);
      (entry.main === entry ? mains : others).remove(entry.slot, entry.keys);
      slots[entry.slot] = undefined;
      freeSlots.push(entry.slot);
      enqueueLater(entry, entry.main === entry ? [mains, others] : [mains]);
    };
    for (const id of dropped) drop(id);
    for (const { id, text } of put) {
      if (entries.has(id)) continue;
      const report = reportOf({ id, text });
      const { form, whole, isCorrection } = report;
      const keys = report.keys();
      const hash = sha256(form).slice(0, 16);
      const entry: StoryEntry = {
        id,
        text,
        hash,
        isCorrection,
        place: `${String(mostRuns - whole.length).padStart(8, '0')} ${hash} ${id}`,
        slot: freeSlots.pop() ?? slots.length,
        keys,
        sketch: sketchOf(report),
        main: undefined,
        bridged: [],
        via: [],
        alike: undefined,
        isPending: false,
      };
      slots[entry.slot] = entry;
      entries.set(id, entry);
      others.add(entry.slot, keys);
      enqueue(entry);
    }
    // Whatever a decision changes comes later in order, so that every text is decided once.
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
      entry.isPending = false;
      if (entries.get(entry.id) !== entry) continue;
      touched.add(entry);
      const isNew = entry.main === undefined;
      const wasMain = entry.main === entry;
      decide(entry);
      const isMain = entry.main === entry;
      if (isMain === wasMain) {
        if (isNew) enqueueLater(entry, [mains]);
        continue;
      }
      (wasMain ? mains : others).remove(entry.slot, entry.keys);
      (isMain ? mains : others).add(entry.slot, entry.keys);
      enqueueLater(entry, [mains, others]);
    }
    return touched;
  };

  const isBridge = (one: StoryEntry, other: StoryEntry): boolean => {
    const key = `${one.id} ${other.id}`;
    const known = bridges.get(key) ?? mayBeOneStory(reportOf(one), reportOf(other));
    bridges.set(key, known);
    return known;
  };

  return {
    update,
    isBridge,
    entryOf: (id) => entries.get(id),
    entries: () => entries.values(),
    pack: () => packStories({ entries: [...entries.values()], bridges }, vocabulary),
    read(texts) {
      const kept = new Set(texts.map(({ id }) => id));
      update(
        texts,
        [...entries.keys()].filter((id) => !kept.has(id)),
      );
      return storiesOf(entries, texts, isBridge);
    },
  };
}

function storiesOf(
  entries: ReadonlyMap<string, StoryEntry>,
  texts: readonly ReadText[],
  isBridge: IsBridge,
): Stories {
  const joined = joinedMains(fullerMains(entries.values()), isBridge);
  const rootOf = (main: StoryEntry): StoryEntry => joined.get(main) ?? main;
  const places = new Map(texts.map((text) => [text.id, placeOf(text)]));
  const placeOfText = (id: string): string => places.get(id) ?? '';
  const held = texts.flatMap(({ id }) => entries.get(id) ?? []);
  const members = groupBy(held, ({ main }) => main && rootOf(main));
  return {
    stories: [...members.values()]
      .map((told) => storyOf(told, placeOfText))
      .sort((a, b) => compare(a.id, b.id)),
    follows: held
      .flatMap((entry) => followingOf(entry, rootOf, placeOfText) ?? [])
      .sort((a, b) => compare(a.text, b.text) || compare(a.follows, b.follows)),
    correcting: new Set(held.filter(({ isCorrection }) => isCorrection).map(({ id }) => id)),
  };
}

/** The more alike of two; of equal ones that which comes first. */
function better(held: Likeness | undefined, found: Likeness): Likeness {
  if (held === undefined || found.similarity > held.similarity) return found;
  return found.similarity === held.similarity && found.entry.place < held.entry.place ? found : held;
}

/** Reads a text once while it is among those last asked for. */
function remembering(read: ReportReader): (of: Words) => ReturnType<ReportReader> {
  const reports = new Map<string, ReturnType<ReportReader>>();
  return ({ id, text }) => {
    const report = reports.get(id) ?? read(text);
    reports.delete(id);
    reports.set(id, report);
    const [oldest] = reports.keys();
    if (reports.size > reportsKept && oldest !== undefined) reports.delete(oldest);
    return report;
  };
}
