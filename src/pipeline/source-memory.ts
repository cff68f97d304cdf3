import { z } from 'zod';
import type { SourceMark, SourceMemory } from '../model/index.ts';
import type { Emit } from './events.ts';
import type { OpenGraph } from './open-graph.ts';
import type { KeepMarks } from './source-marks.ts';
import { readState, recordIdOf, writeState } from './state-file.ts';

const pageSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  article: z.string(),
  at: z.string(),
});
const stateSchema = z.object({
  version: z.literal(1),
  /** Of the record to which all of it belongs. */
  record: z.string().optional(),
  pages: z.record(z.string(), pageSchema),
  archives: z.record(
    z.string(),
    z.object({ head: z.string(), offset: z.int().nonnegative(), at: z.string() }),
  ),
});
type State = z.infer<typeof stateSchema>;

/** Beyond so many pages the oldest are forgotten, and asked for whole again. */
const mostPages = 20_000;

/** What earlier runs kept beside a graph, and how this one goes on keeping it. */
export interface KeptSources {
  readonly memory: SourceMemory;
  readonly keepMarks: KeepMarks;
}

export interface KeptSourcesOptions {
  readonly path: string;
  readonly emit: Emit;
  readonly now: () => Date;
  /** Reads archives from their beginning, whatever was kept. */
  readonly fromStart?: boolean;
}

/**
 * How far the sources of a graph were read, kept in a file beside it. What was kept for another record counts as nothing: a graph that
 * was taken away is read anew.
 */
export async function openKeptSources(
  { store, record }: Pick<OpenGraph, 'store' | 'record'>,
  { path, emit, now, fromStart = false }: KeptSourcesOptions,
): Promise<KeptSources> {
  const found = await readState(path, stateSchema);
  let recordId = await recordIdOf(store);
  const isOurs = found !== undefined && recordId !== undefined && found.record === recordId;
  if (found !== undefined && !isOurs) {
    emit({
      type: 'warning',
      message: `${path} tells how far sources were read into another graph: they are read from their beginning.`,
    });
  }
  const state: State = isOurs ? found : { version: 1, pages: {}, archives: {} };
  return {
    memory: {
      validatorsOf(url) {
        const page = state.pages[url];
        if (page === undefined || !record.hasArticle(page.article)) return undefined;
        const { etag, lastModified } = page;
        return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
      },
      archiveOffset(archive, head) {
        const kept = state.archives[archive];
        if (kept === undefined || kept.head !== head || kept.offset === 0 || fromStart) return 0;
        const message = `${archive} was read up to byte ${kept.offset} before: reading goes on there (--from-start reads all of it).`;
        emit({ type: 'progress', message });
        return kept.offset;
      },
    },
    async keepMarks(marks) {
      recordId ??= await recordIdOf(store);
      for (const mark of marks) apply(state, mark, now().toISOString());
      if (recordId !== undefined) await writeState(path, { ...forgetful(state), record: recordId });
    },
  };
}

function apply(state: State, mark: SourceMark, at: string): void {
  if (mark.type === 'archive') state.archives[mark.path] = { head: mark.head, offset: mark.offset, at };
  else if (mark.type === 'page') {
    state.pages[mark.url] = { ...mark.validators, article: mark.article, at };
  }
}

function forgetful(state: State): State {
  const pages = Object.entries(state.pages);
  if (pages.length > mostPages * 1.1) {
    const newest = pages.sort(([, a], [, b]) => (a.at < b.at ? 1 : -1)).slice(0, mostPages);
    state.pages = Object.fromEntries(newest);
  }
  return state;
}
