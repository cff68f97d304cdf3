import type { GraphStore, Vocabulary } from '../model/index.ts';
import { createStoryIndex, type StoryIndex } from '../resolution/index.ts';
import type { LiveRecord } from './live-record.ts';

const name = 'stories';

/** What is not kept is decided anew at each opening, some 2 ms a text; and keeping writes all that there is. */
const mostUnkept = { texts: 64, share: 0.02 };

const keptIds = new WeakMap<StoryIndex, ReadonlySet<string>>();

/** The story index of a record as the store keeps it, or an empty one; it may hold fewer texts than the record, and others. */
export async function openStories(
  { kept }: Pick<GraphStore, 'kept'>,
  { textOf }: Pick<LiveRecord, 'textOf'>,
  vocabulary: Vocabulary,
): Promise<StoryIndex> {
  const bytes = await kept?.read(name);
  const stories = createStoryIndex(vocabulary, bytes && { bytes, textOf: (id) => textOf(id)?.text ?? '' });
  keptIds.set(stories, idsIn(stories));
  return stories;
}

/** Keeps an index for the next opening, where many of its texts are not kept yet. */
export async function keepStories({ kept }: Pick<GraphStore, 'kept'>, stories: StoryIndex): Promise<void> {
  const ids = idsIn(stories);
  const before = keptIds.get(stories);
  const unkept = [...ids].filter((id) => before?.has(id) !== true).length;
  if (kept === undefined || unkept <= Math.max(mostUnkept.texts, mostUnkept.share * ids.size)) return;
  await kept.keep(name, stories.pack());
  keptIds.set(stories, ids);
}

function idsIn(stories: StoryIndex): ReadonlySet<string> {
  return new Set([...stories.entries()].map(({ id }) => id));
}
