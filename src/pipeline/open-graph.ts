import { changesBetween, fold, indexRows } from '../graph/index.ts';
import {
  type GraphChanges,
  type GraphRows,
  type GraphStore,
  isDemarcheError,
  type RecordEntry,
  type StoreSettings,
  type Vocabulary,
} from '../model/index.ts';
import { createStoryIndex, resolve, type StoryIndex } from '../resolution/index.ts';
import { openStore } from '../storage/index.ts';
import type { Emit } from './events.ts';
import { forgetRules, isFoldedByRules, keepRules } from './kept-rules.ts';
import { keepStories, openStories } from './kept-stories.ts';
import { haveSameSettings, type LiveGraph, liveGraph } from './live-graph.ts';
import { type LiveRecord, readLiveRecord } from './live-record.ts';
import { registersOf } from './registers/registers-of.ts';

/** A store opened for writing, with what its record says. */
export interface OpenGraph {
  readonly store: GraphStore;
  readonly record: LiveRecord;
  /** Whether the store's graph is known to be what these rules make of the record; else the next commit looks at all of it. */
  readonly isFolded?: boolean;
  /** Which texts tell one story, as far as it was found out; spares comparing them again. */
  readonly stories?: StoryIndex;
  /** The fold that is kept going, from a run's first commit on. */
  readonly live?: LiveGraph;
}

/** Entries that a record is to have, and the record as it will be with them. */
export interface Addition {
  readonly entries: readonly RecordEntry[];
  readonly record: LiveRecord;
}

/** The graph that a record makes: the one way from claims to rows. */
export function foldRecord(
  record: Pick<LiveRecord, 'texts' | 'judgements' | 'registers' | 'settings'>,
  vocabulary: Vocabulary,
  stories?: StoryIndex,
): GraphRows {
  const { texts, judgements, settings } = record;
  const resolution = resolve(texts, vocabulary, judgements, settings.minConfidence, stories);
  return fold(resolution, vocabulary, settings, registersOf(record, resolution, vocabulary));
}

/** Opens a store to write to it. A graph that is missing, damaged or behind is made anew from the record, and a warning says so. */
export async function openForWriting(
  settings: StoreSettings,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<OpenGraph> {
  const store = await openStore(settings, eventsTo(emit));
  try {
    const record = await readLiveRecord(store.readRecord());
    if (store.graphState !== 'current') return await refold({ store, record }, vocabulary, emit);
    return { store, record, isFolded: await isFoldedByRules(store, vocabulary) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens a store to read from it, beside other readers. A graph that needs making anew is made anew where nobody else holds
 * it, else in memory; a store that has no record stays untouched and is read as an empty one.
 */
export async function openForReading(
  settings: StoreSettings,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<GraphStore> {
  if (settings.kind === 'neo4j') return neo4jForReading(settings, vocabulary, emit);
  const warnings: string[] = [];
  const store = await openStore(
    { ...settings, readOnly: true },
    { onWarning: (text) => warnings.push(text) },
  );
  const sayWarnings = () => {
    for (const message of warnings) emit({ type: 'warning', message });
  };
  if (store.graphState === 'current') {
    sayWarnings();
    return store;
  }
  try {
    const record = await readLiveRecord(store.readRecord());
    if (record.hasSettings || record.texts.length > 0) {
      // Opened again for writing, it gives its own warnings.
      await store.close();
      return (await openForWriting(settings, vocabulary, emit)).store;
    }
    sayWarnings();
    emit({ type: 'warning', message: emptyAt(store) });
    await store.replaceGraph(foldRecord(record, vocabulary));
    return store;
  } catch (error) {
    if (!isDemarcheError(error, 'store/locked')) {
      await store.close();
      throw error;
    }
  }
  sayWarnings();
  const shared = await openStore({ ...settings, readOnly: true }, { onWarning: () => undefined });
  await shared.replaceGraph(foldRecord(await readLiveRecord(shared.readRecord()), vocabulary));
  return shared;
}

/** As `openForWriting`, for a run that writes nothing. */
export async function openForDryRun(
  settings: StoreSettings,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<OpenGraph> {
  const store = await openForReading(settings, vocabulary, emit);
  const record = await readLiveRecord(store.readRecord());
  return { store, record };
}

/** A mistyped path looks like an empty graph, so an empty one is said. */
function emptyAt({ location }: GraphStore): string {
  return `${location} holds no articles yet: \`demarche ingest\` fills it.`;
}

async function neo4jForReading(
  settings: StoreSettings,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<GraphStore> {
  const store = await openStore(settings, eventsTo(emit));
  if (store.graphState === 'missing') {
    emit({ type: 'warning', message: emptyAt(store) });
  } else if (store.graphState !== 'current') {
    const record = await readLiveRecord(store.readRecord());
    await refold({ store, record }, vocabulary, emit);
  }
  return store;
}

/**
 * Adds entries to the record and brings the graph up to all that the record then says. A run's first commit folds the whole
 * record, and where the store's graph may be that of other rules (another vocabulary, a version before) compares all of it with
 * what it should be; from the second on only what changes is folded. New settings fold the whole record again.
 */
export async function commit(
  graph: OpenGraph,
  { entries, record }: Addition,
  vocabulary: Vocabulary,
): Promise<OpenGraph> {
  if (entries.length === 0) return graph;
  const { store } = graph;
  const stories = graph.stories ?? (await openStories(store, graph.record, vocabulary));
  // A fold that went ahead of a store that then refused is that of no record.
  const going = graph.live?.isLost === false ? graph.live : undefined;
  const isFolded = going !== undefined || (graph.isFolded === true && graph.live === undefined);
  const isSame = haveSameSettings(record, graph.record);
  const former = going ?? (isFolded && isSame ? liveGraph(graph.record, vocabulary, stories) : undefined);
  const grown = former?.grow(record);
  if (former !== undefined && grown !== undefined) {
    await write(grown, former);
    return { store, record, stories, live: former, isFolded };
  }
  const before = former?.rows ?? indexRows(await store.readGraph());
  const live = liveGraph(record, vocabulary, stories);
  if (!isFolded) await forgetRules(store);
  await write(changesBetween(before, live.rows), live);
  if (!isFolded) await keepRules(store, vocabulary);
  return { store, record, stories, live, isFolded: true };

  async function write(changes: GraphChanges, by: LiveGraph): Promise<void> {
    try {
      await store.commit(entries, changes);
    } catch (error) {
      by.lose();
      throw error;
    }
  }
}

/** The same graph with its story index: as it was kept, where it has none yet. */
export async function withStories(
  graph: OpenGraph,
  vocabulary: Vocabulary,
): Promise<OpenGraph & Required<Pick<OpenGraph, 'stories'>>> {
  const stories = graph.stories ?? (await openStories(graph.store, graph.record, vocabulary));
  return { ...graph, stories };
}

/** Makes the graph anew from the record, and from nothing that was kept beside it. */
export async function refold(
  { store, record }: Pick<OpenGraph, 'store' | 'record'>,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<OpenGraph> {
  if (record.texts.length > 0 && store.graphState !== 'current') {
    emit({
      type: 'warning',
      message: `The graph of ${store.location} is ${store.graphState}: it is made anew from the record of ${record.texts.length} texts.`,
    });
  }
  const stories = createStoryIndex(vocabulary);
  const rows = foldRecord(record, vocabulary, stories);
  await forgetRules(store);
  await store.replaceGraph(rows);
  await keepRules(store, vocabulary);
  return { store, record, stories, isFolded: true };
}

/**
 * After writing: reads what others added meanwhile and folds until the graph holds all of it, and keeps for the next opening what is
 * dear to make.
 */
export async function settle(graph: OpenGraph, vocabulary: Vocabulary, emit: Emit): Promise<OpenGraph> {
  let settled = graph;
  while (graph.store.graphState !== 'current') {
    const record = await readLiveRecord(graph.store.readRecord());
    settled = await refold({ store: graph.store, record }, vocabulary, emit);
  }
  if (settled.stories !== undefined) await keepStories(settled.store, settled.stories);
  return settled;
}

function eventsTo(emit: Emit) {
  return {
    onWarning: (message: string) => emit({ type: 'warning', message }),
    onProgress: (message: string) => emit({ type: 'progress', message }),
  };
}
