import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../config/index.ts';
import { type Article, DemarcheError, type ErrorCode, type Vocabulary } from '../model/index.ts';
import type { ArticleReading } from './record-entries.ts';

/** From what a thread makes stages equal to those of the run. */
export interface ReadingRecipe {
  readonly settings: Pick<Settings, 'runtime' | 'readAbove' | 'minConfidence'>;
  readonly vocabulary: Vocabulary;
  /** Folder of the reader. */
  readonly reader: string;
}

/** What a thread answers: errors lose their class on the way. */
export type ReadingReply =
  | { readonly ok: true; readonly reading: ArticleReading }
  | {
      readonly ok: false;
      /** Missing for an error that is none of the family. */
      readonly code?: ErrorCode;
      readonly retriable: boolean;
      readonly message: string;
      readonly stack?: string;
    };

/** Threads that read articles, each with an encoder of its own. */
export interface ReadingPool {
  /** As `readArticle`. Throws `reader/failed` also where the thread ended while it read; another takes its place. */
  read(article: Article): Promise<ArticleReading>;
  /** Ends the threads at once, whatever they are at. */
  close(): Promise<void>;
}

/** Starts as many threads as `workers`, each with `module`, which exports `readInThread`. */
export async function openReadingPool(
  recipe: ReadingRecipe,
  workers: number,
  module: string = readingModule(),
): Promise<ReadingPool> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: module,
    name: 'readInThread',
    minThreads: workers,
    maxThreads: workers,
    workerData: recipe,
    // Node reads the sources through tsx, which a thread has to be told.
    ...(module.endsWith('.ts') && { execArgv: ['--import', import.meta.resolve('tsx')] }),
  });
  // A thread that ends is told through its article; one that ends before it has any, by the next.
  pool.on('error', () => undefined);
  return {
    async read(article) {
      const reply = await pool.run(article).then(
        (given: ReadingReply) => given,
        (cause: unknown) => {
          throw new DemarcheError(
            'reader/failed',
            `The thread that read ${article.id} ended (${cause instanceof Error ? cause.message : String(cause)}). Read it again; if that fails too, the article is the cause.`,
            { cause, retriable: true },
          );
        },
      );
      if (reply.ok) return reply.reading;
      throw errorOf(reply);
    },
    close: () => pool.destroy(),
  };
}

function errorOf({ code, retriable, message, stack }: Extract<ReadingReply, { ok: false }>): Error {
  if (code !== undefined) return new DemarcheError(code, message, { retriable });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** The thread's module: as it was built, or the source. */
function readingModule(): string {
  const built = fileURLToPath(new URL('./reading-worker.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('./reading-worker.ts', import.meta.url));
}
