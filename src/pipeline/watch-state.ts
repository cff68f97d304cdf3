import { z } from 'zod';
import type { SourceMark, Validators } from '../model/index.ts';
import type { FeedItem } from '../readers/index.ts';
import { readState, writeState } from './state-file.ts';

const itemSchema = z.object({
  key: z.string(),
  version: z.string(),
  url: z.string().optional(),
  title: z.string().optional(),
  published: z.string().optional(),
  outlet: z.string().optional(),
  text: z.string().optional(),
});
const stateSchema = z.object({
  version: z.literal(1),
  /** Of the record to which all of it belongs. */
  record: z.string().optional(),
  feeds: z.record(
    z.string(),
    z.object({
      validators: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
      /** How often it could not be had, in a row. */
      failures: z.int().nonnegative(),
      /** Not asked before, in milliseconds since 1970. */
      notBefore: z.number(),
      /** Items that were dealt with, with their version and when the feed listed them last. */
      seen: z.record(z.string(), z.object({ version: z.string(), listed: z.number() })),
    }),
  ),
  /** Items that are tried again. */
  later: z.record(
    z.string(),
    z.object({
      feed: z.string(),
      item: itemSchema,
      tries: z.int().positive(),
      since: z.number(),
      notBefore: z.number(),
    }),
  ),
});
type State = z.infer<typeof stateSchema>;
type Feed = State['feeds'][string];

/** An item that is to be read, and how often that was tried. */
export interface Task {
  readonly feed: string;
  readonly item: FeedItem;
  readonly tries: number;
}

const hour = 3600 * 1000;
const day = 24 * hour;
/** An item is tried again after an hour, then after twice as long each time, up to a day. */
const laterMs = { first: hour, most: day };
/** Who does not answer is given two weeks, and a page that is not there three tries: some are listed before they are up. */
const mostTimes = { retriableMs: 14 * day, otherTries: 3 };
/** Feeds drop items and list them again: what is not listed any more is remembered for a month. */
const rememberedMs = 30 * day;

/** What `watch` knows of its feeds, from round to round and from run to run. */
export interface WatchState {
  /** Whether a feed may be asked now, or is left alone because it failed. */
  isDue(feed: string, now: number): boolean;
  validatorsOf(feed: string): Validators;
  /** Of what a feed lists, what was not dealt with in this version. */
  newItems(feed: string, items: readonly FeedItem[]): readonly Task[];
  /** What failed before and is to be tried again now. */
  dueAgain(now: number): readonly Task[];
  /** Whether an item that failed will be tried again. */
  isTriedAgain(task: Task, failure: Failure, now: number): boolean;
  /** Notes what became of an item. */
  note(task: Task, failure: Failure | undefined, now: number): void;
  /** Notes that all that a feed lists was dealt with. */
  wasRead(feed: string, items: readonly FeedItem[], validators: Validators, now: number): void;
  /** Notes that nothing is new. */
  wasUnchanged(feed: string, now: number): void;
  /** Notes that a feed could not be had, and says for how many milliseconds it is left alone. */
  failed(feed: string, intervalMs: number, now: number): number;
  failuresOf(feed: string): number;
  readonly waiting: number;
  /** Makes the state that of a record; false where it was that of another, and is nothing now. */
  belongTo(record: string | undefined): boolean;
  save(): Promise<void>;
}

export type Failure = NonNullable<Extract<SourceMark, { type: 'item' }>['failure']>;

/** The state that a file holds, or an empty one. */
export async function openWatchState(path: string): Promise<WatchState> {
  let state: State = (await readState(path, stateSchema)) ?? emptyState();
  const feedOf = (feed: string): Feed => {
    state.feeds[feed] ??= { validators: {}, failures: 0, notBefore: 0, seen: {} };
    return state.feeds[feed];
  };
  const isTriedAgain: WatchState['isTriedAgain'] = ({ item, tries }, failure, now) => {
    const since = state.later[item.key]?.since ?? now;
    if (failure.retriable) return now - since < mostTimes.retriableMs;
    return failure.code === 'input/http-status' && tries + 1 < mostTimes.otherTries;
  };
  return {
    isDue: (feed, now) => (state.feeds[feed]?.notBefore ?? 0) <= now,
    validatorsOf(feed) {
      const { etag, lastModified } = state.feeds[feed]?.validators ?? {};
      return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
    },
    newItems(feed, items) {
      const { seen } = feedOf(feed);
      return items
        .filter(
          ({ key, version }) => seen[key]?.version !== version && state.later[key]?.item.version !== version,
        )
        .map((item) => ({ feed, item, tries: 0 }));
    },
    dueAgain: (now) =>
      Object.values(state.later)
        .filter(({ notBefore }) => notBefore <= now)
        .map(({ feed, item, tries }) => ({ feed, item: soundItem(item), tries })),
    isTriedAgain,
    note(task, failure, now) {
      const { feed, item, tries } = task;
      if (failure !== undefined && isTriedAgain(task, failure, now)) {
        const since = state.later[item.key]?.since ?? now;
        const notBefore = now + Math.min(laterMs.most, laterMs.first * 2 ** tries);
        state.later[item.key] = { feed, item, tries: tries + 1, since, notBefore };
        return;
      }
      delete state.later[item.key];
      feedOf(feed).seen[item.key] = { version: item.version, listed: now };
    },
    wasRead(feed, items, validators, now) {
      const known = feedOf(feed);
      for (const { key } of items) {
        const seen = known.seen[key];
        if (seen) seen.listed = now;
      }
      const kept = Object.entries(known.seen).filter(([, { listed }]) => now - listed < rememberedMs);
      state.feeds[feed] = {
        validators: { ...validators },
        failures: 0,
        notBefore: 0,
        seen: Object.fromEntries(kept),
      };
    },
    wasUnchanged(feed, now) {
      const known = feedOf(feed);
      for (const seen of Object.values(known.seen)) seen.listed = now;
      state.feeds[feed] = { ...known, failures: 0, notBefore: 0 };
    },
    failed(feed, intervalMs, now) {
      const known = feedOf(feed);
      const restMs = Math.min(day, intervalMs * 2 ** known.failures);
      state.feeds[feed] = { ...known, failures: known.failures + 1, notBefore: now + restMs };
      return restMs;
    },
    failuresOf: (feed) => state.feeds[feed]?.failures ?? 0,
    get waiting() {
      return Object.keys(state.later).length;
    },
    belongTo(record) {
      const isOther = state.record !== undefined && state.record !== record;
      if (isOther) state = emptyState();
      if (record !== undefined) state.record = record;
      return !isOther;
    },
    save: () => writeState(path, state),
  };
}

function emptyState(): State {
  return { version: 1, feeds: {}, later: {} };
}

/** The same without fields that are there and say nothing, which the schema cannot tell from those that are not. */
function soundItem(item: z.infer<typeof itemSchema>): FeedItem {
  const { key, version, ...rest } = item;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { key, version, ...said };
}
