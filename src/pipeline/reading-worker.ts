import { workerData } from 'piscina';
import { type Article, isDemarcheError } from '../model/index.ts';
import { readArticle } from './read-article.ts';
import type { ReadingRecipe, ReadingReply } from './reading-pool.ts';
import { openStages, type Stages } from './stages.ts';

let opened: Promise<Stages> | undefined;

/** The work of a thread: reads one article with stages that it opens for its first. */
export async function readInThread(article: Article): Promise<ReadingReply> {
  try {
    opened ??= open();
    return { ok: true, reading: await readArticle(article, await opened) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return {
      ok: false,
      retriable: false,
      message,
      ...(stack !== undefined && { stack }),
      ...(isDemarcheError(error) && { code: error.code, retriable: error.retriable }),
    };
  }
}

function open(): Promise<Stages> {
  // What `openReadingPool` gave.
  const { settings, vocabulary, reader } = workerData as ReadingRecipe;
  return openStages({ ...settings, jobs: 1 }, vocabulary, reader);
}
