import type { ReadResult } from '../model/index.ts';
import { findSources } from './find-sources.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * Reads articles from files, folders (with all below, sorted), patterns and `-`, one after the other as they are asked for.
 * What gives no article is a refusal in its place, and the rest goes on; nothing about an input is ever thrown.
 * Throws `settings/invalid` for `-` without `stdin`.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  // Decoders, the HTML parser and the language detector take longer to load than most commands take to run.
  const { readSource } = await import('./read-source.ts');
  for await (const source of findSources(inputs, options.format)) {
    if (source.kind === 'refusal') yield { ok: false, refusal: source.refusal };
    else yield* readSource(source, options);
  }
}
