import { setTimeout as delay } from 'node:timers/promises';
import { type Fetcher, isDemarcheError, type ReadResult, type Refusal } from '../model/index.ts';
import { type FeedReader, hostOf, openFeedReader, type ReadOptions } from '../readers/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { Emit } from './events.ts';
import { type IngestOptions, ingest } from './ingest.ts';
import type { IngestSummary } from './ingest-tally.ts';
import { mergeStreams } from './merge-streams.ts';
import type { OpenGraph } from './open-graph.ts';
import type { Stages } from './stages.ts';
import { recordIdOf } from './state-file.ts';
import { openWatchState, type Task, type WatchState } from './watch-state.ts';

export interface WatchOptions {
  /** Where what was seen is kept. */
  readonly statePath: string;
  /** Milliseconds from the beginning of one round to that of the next. */
  readonly intervalMs: number;
  /** Share of the interval, 0–1, by which a round may come sooner or later. */
  readonly jitter: number;
  /** One round and no more. */
  readonly once: boolean;
  readonly feedText: boolean;
  readonly fetcher: Fetcher;
  /** Opens the graph for a round that has something to read; it is closed after it, so that others have it in between. */
  readonly openGraph: () => Promise<OpenGraph>;
  /** Loaded when there is something to read, and kept. */
  readonly stages: (graph: OpenGraph) => Promise<Stages>;
  readonly emit: Emit;
  readonly now: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Writes down what was refused, before it counts as dealt with. */
  readonly keepRefusals: () => Promise<void>;
  readonly onRound: (round: Round) => void;
  readonly ingest?: Pick<IngestOptions, 'limits' | 'minConfidence' | 'relevance'>;
}

/** What a round came to. */
export interface Round {
  readonly feeds: {
    readonly asked: number;
    readonly unchanged: number;
    readonly failed: number;
    readonly resting: number;
  };
  /** Items that were to be read. */
  readonly items: number;
  /** Items that are tried again later. */
  readonly later: number;
  /** Missing where there was nothing to read, or the graph could not be had. */
  readonly summary?: IngestSummary;
}

/** Hosts that are read from side by side. */
const mostHosts = 8;

/**
 * Reads what feeds list that was not read before, round after round, until the signal or after one round. An item counts as read when
 * what it gave is committed; one that failed for the time being is tried again later, and a feed that fails is asked less and less
 * often. Throws what opening the graph throws, unless another process has it and there are rounds to come.
 */
export async function watch(
  feeds: readonly string[],
  options: WatchOptions,
): Promise<{ readonly failed: boolean }> {
  const state = await openWatchState(options.statePath);
  const reader = await openFeedReader();
  let failed = false;
  for (;;) {
    const began = options.now().getTime();
    const round = await runRound(feeds, state, reader, options);
    // The state was that of another graph: what was passed over as known is not.
    if (round === 'again') continue;
    options.onRound(round);
    failed ||= round.feeds.failed > 0 || (round.summary?.refused ?? 0) > 0;
    if (options.once || options.signal.aborted) return { failed };
    const { intervalMs, jitter, random, signal } = options;
    const distance = intervalMs * (1 + jitter * (2 * random() - 1));
    const rest = Math.max(0, distance - (options.now().getTime() - began));
    await delay(rest, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return { failed };
  }
}

interface Listed {
  readonly feed: string;
  readonly answer: Awaited<ReturnType<FeedReader['fetchFeed']>>;
}

async function runRound(
  feeds: readonly string[],
  state: WatchState,
  reader: FeedReader,
  options: WatchOptions,
): Promise<Round | 'again'> {
  const { emit, signal } = options;
  const now = () => options.now().getTime();
  const due = feeds.filter((feed) => state.isDue(feed, now()));
  const reading: ReadOptions = { format: 'auto', fetcher: options.fetcher, feedText: options.feedText };
  const listed = await Promise.all(
    due.map(
      async (feed): Promise<Listed> => ({
        feed,
        answer: await reader.fetchFeed(feed, reading, state.validatorsOf(feed)),
      }),
    ),
  );
  let [unchanged, failed] = [0, 0];
  const tasks = new Map<string, Task>();
  for (const { feed, answer } of listed) {
    if (answer.type === 'unchanged') {
      unchanged += 1;
      state.wasUnchanged(feed, now());
    } else if (answer.type === 'refused') {
      failed += 1;
      tellFailure(feed, answer.refusal, state, options);
    } else if (answer.type === 'items') {
      for (const refusal of answer.refusals) emit({ type: 'refused', refusal });
      for (const task of state.newItems(feed, answer.items)) {
        if (!tasks.has(task.item.key)) tasks.set(task.item.key, task);
      }
    }
  }
  // A newer version of an item takes the place of one that failed.
  for (const task of state.dueAgain(now())) if (!tasks.has(task.item.key)) tasks.set(task.item.key, task);
  const counts = { asked: due.length, unchanged, failed, resting: feeds.length - due.length };
  let summary: IngestSummary | undefined;
  if (tasks.size > 0 && !signal.aborted) {
    const read = await readTasks([...tasks.values()], state, reader, reading, options);
    if (read === 'again') return 'again';
    summary = read;
  }
  await options.keepRefusals();
  const isWhole = !signal.aborted && (tasks.size === 0 || summary !== undefined);
  if (isWhole) {
    for (const { feed, answer } of listed) {
      if (answer.type === 'items') state.wasRead(feed, answer.items, answer.validators, now());
    }
  }
  await state.save();
  return { feeds: counts, items: tasks.size, later: state.waiting, ...(summary && { summary }) };
}

function tellFailure(
  feed: string,
  refusal: Refusal,
  state: WatchState,
  { emit, intervalMs, now, once }: WatchOptions,
): void {
  const restMs = state.failed(feed, intervalMs, now().getTime());
  // The first failure is put on record; of those after it the reason only is said.
  if (state.failuresOf(feed) === 1) emit({ type: 'refused', refusal });
  else emit({ type: 'warning', message: `${feed}: ${refusal.reason}` });
  const minutes = Math.max(1, Math.round(restMs / 60_000));
  if (!once) emit({ type: 'progress', message: `${feed} is asked again in ${minutes} min.` });
}

/** Reads items into the graph; undefined where another process has it, `again` where the state was that of another one. */
async function readTasks(
  tasks: readonly Task[],
  state: WatchState,
  reader: FeedReader,
  reading: ReadOptions,
  options: WatchOptions,
): Promise<IngestSummary | 'again' | undefined> {
  const { emit, now, signal } = options;
  const graph = await openedGraph(options);
  if (graph === undefined) return undefined;
  try {
    let recordId = await recordIdOf(graph.store);
    if (!state.belongTo(recordId)) {
      emit({
        type: 'warning',
        message: `${options.statePath} was kept for another graph: the feeds are read anew.`,
      });
      return 'again';
    }
    const byKey = new Map(tasks.map((task) => [task.item.key, task]));
    const streams = [...groupBy(tasks, ({ item }) => hostOf(item.url)).values()].map((group) =>
      readGroup(group, state, reader, reading, options),
    );
    return await ingest(mergeStreams(streams, mostHosts), graph, await options.stages(graph), {
      ...options.ingest,
      format: 'auto',
      emit,
      now,
      signal,
      async keepMarks(marks) {
        await options.keepRefusals();
        recordId ??= await recordIdOf(graph.store);
        state.belongTo(recordId);
        for (const mark of marks) {
          const task = mark.type === 'item' ? byKey.get(mark.key) : undefined;
          if (mark.type === 'item' && task) state.note(task, mark.failure, now().getTime());
        }
        await state.save();
      },
    });
  } finally {
    await graph.store.close();
  }
}

async function openedGraph({ openGraph, once, emit }: WatchOptions): Promise<OpenGraph | undefined> {
  try {
    return await openGraph();
  } catch (error) {
    const mayPass = isDemarcheError(error, 'store/locked') || isDemarcheError(error, 'store/unreachable');
    if (once || !mayPass) throw error;
    emit({ type: 'warning', message: `${error.message} What is new is read in the next round.` });
    return undefined;
  }
}

/** The articles of one host's items, one after the other; each with the mark that says what became of the item. */
async function* readGroup(
  tasks: readonly Task[],
  state: WatchState,
  reader: FeedReader,
  reading: ReadOptions,
  { now, signal }: WatchOptions,
): AsyncGenerator<ReadResult> {
  for (const task of tasks) {
    if (signal.aborted) return;
    const { feed, item, tries } = task;
    const mark = { type: 'item', feed, key: item.key, version: item.version } as const;
    for await (const result of reader.readItem(item, reading, feed)) {
      if (result.ok) {
        yield { ...result, mark };
        continue;
      }
      const { code, retriable = false } = result.refusal;
      const failure = { code, retriable };
      // Told when it fails first, and when it is given up; in between it only waits.
      if (tries > 0 && state.isTriedAgain(task, failure, now().getTime())) {
        state.note(task, failure, now().getTime());
        continue;
      }
      yield { ...result, mark: { ...mark, failure } };
    }
  }
}
