import { performance } from 'node:perf_hooks';
import type { GraphStore } from '../../src/model/index.ts';
import type { RelevanceFilter, Stages } from '../../src/pipeline/index.ts';

/** Milliseconds by stage. */
export type StageTimes = Map<string, number>;

/** The same stages, whose time is added up. Stages in other threads are not seen. */
export function timedStages(stages: Stages, times: StageTimes): Stages {
  const { encoder, findMentions, extract } = stages;
  return {
    ...stages,
    findMentions: (document) => {
      const known = timed(times, 'mentions', () => findMentions(document));
      return { ...known, complete: (names) => timed(times, 'mentions', () => known.complete(names)) };
    },
    extract: (input, options) => timedAsync(times, 'extraction and judge', () => extract(input, options)),
    encoder: {
      ...encoder,
      encode: async (text, hints) => {
        const encoding = await timedAsync(times, 'encoder', () => encoder.encode(text, hints));
        return {
          ...encoding,
          scorePairs: (nodes, sentences) =>
            timedAsync(times, 'pairs', () => encoding.scorePairs(nodes, sentences)),
        };
      },
    },
  };
}

export function timedFilter(filter: RelevanceFilter, times: StageTimes): RelevanceFilter {
  return { ...filter, judge: (text) => timed(times, 'relevance', () => filter.judge(text)) };
}

/** Has the time of a store's commits added up, from here on. */
export function timeCommits(store: GraphStore, times: StageTimes): void {
  const commit = store.commit.bind(store);
  const value: GraphStore['commit'] = (...given) => timedAsync(times, 'store', () => commit(...given));
  Object.defineProperty(store, 'commit', { value });
}

function timed<T>(times: StageTimes, stage: string, work: () => T): T {
  const began = performance.now();
  try {
    return work();
  } finally {
    times.set(stage, (times.get(stage) ?? 0) + performance.now() - began);
  }
}

async function timedAsync<T>(times: StageTimes, stage: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    times.set(stage, (times.get(stage) ?? 0) + performance.now() - began);
  }
}
