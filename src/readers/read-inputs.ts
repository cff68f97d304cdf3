import type { ReadResult } from '../model/index.ts';
import { createFetchAhead, hostOf, type ReadingTask } from './fetch-ahead.ts';
import { findSources, type Source } from './find-sources.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * Reads articles from files, folders (with all below, sorted), patterns, addresses and `-`, one after the other as they are asked for.
 * Pages of different hosts are fetched side by side ahead of their turn; results keep the order of the inputs.
 * What gives no article is a refusal in its place, and the rest goes on; nothing about an input is ever thrown.
 * Throws `settings/invalid` for `-` without `stdin`.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  // Decoders, the HTML parser and the language detector take longer to load than most commands take to run.
  const { readSource } = await import('./read-source.ts');
  const ahead = createFetchAhead();
  const taskOf = (source: Source): ReadingTask<Results> => {
    if (source.kind === 'refusal') return { begin: async () => [{ ok: false, refusal: source.refusal }] };
    if (source.kind !== 'address') return { begin: async () => readSource(source, options, ahead) };
    const host = hostOf(source.url);
    const begin = async () => {
      const { readAddress } = await import('./read-address.ts');
      return readAddress(source.url, options, ahead);
    };
    return host === undefined ? { begin } : { host, begin };
  };
  for await (const results of ahead.inOrder(mapped(findSources(inputs, options.format), taskOf))) {
    yield* results;
  }
}

type Results = AsyncIterable<ReadResult> | Iterable<ReadResult>;

async function* mapped<From, To>(values: AsyncIterable<From>, to: (value: From) => To): AsyncGenerator<To> {
  for await (const value of values) yield to(value);
}
