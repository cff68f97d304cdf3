import { basename, extname } from 'node:path';
import type { ReadingOptions } from '../extraction/index.ts';
import type { Article, InputPlace, Refusal } from '../model/index.ts';
import { type ReadOptions, readInputs } from '../readers/index.ts';
import { readArticle } from './read-article.ts';
import type { ArticleReading } from './record-entries.ts';
import { refusalOfError } from './refusal-of-error.ts';
import type { Stages } from './stages.ts';

/** One input read without a store: its claims and those refused, or why there are none. */
export type Extracted =
  | {
      readonly ok: true;
      /** The file's stem; the article's own id where a file holds several. */
      readonly id: string;
      readonly article: Article;
      readonly reading: ArticleReading;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type ExtractOptions = ReadOptions & ReadingOptions;

/** Reads inputs one after the other and gives the claims of each; no store is touched. */
export async function* extract(
  inputs: readonly string[],
  stages: Stages,
  options: ExtractOptions,
): AsyncGenerator<Extracted> {
  for await (const input of readInputs(inputs, options)) {
    if (!input.ok) {
      yield input;
      continue;
    }
    try {
      const reading = await readArticle(input.article, stages, options);
      yield { ok: true, id: shortId(input.article, input.place), article: input.article, reading };
    } catch (error) {
      yield { ok: false, refusal: refusalOfError(error, input.place, input.article) };
    }
  }
}

/** A place within a file means that the file holds more than this article. */
function shortId({ id }: Article, { source, position }: InputPlace): string {
  return position === undefined ? basename(source, extname(source)) : id;
}
