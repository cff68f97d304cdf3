import type { Article } from '../model/index.ts';
import type { RemoteReader } from './queued-reading.ts';
import { readArticle } from './read-article.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import type { ArticleReading } from './record-entries.ts';
import type { Stages } from './stages.ts';

/** Reads articles in threads, or by the workers of a queue, before their turn comes. */
export interface ReadAhead {
  /** How many may be read before their turn. */
  readonly ahead: number;
  /** Begins to read an article; nothing where it is to be read in its turn. Failures are told by `read`. */
  begin(textId: string, article: Article): Promise<unknown> | undefined;
  /** The reading of the article whose turn it is. */
  read(textId: string, article: Article): Promise<ArticleReading>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** So many articles are read without threads: for few, starting them would cost more than they bring. */
const readWithoutThreads = 16;
/** Readings for each thread that are begun or done and not yet taken. */
const aheadPerThread = 3;

/**
 * With one job, or a language model that reads, every article is read in its turn. The order in which readings are taken does not
 * depend on the threads, and neither do the readings.
 */
export function createReadAhead(stages: Stages): ReadAhead {
  return stages.remote === undefined ? readInThreads(stages) : readByWorkers(stages.remote);
}

/** Whoever opened the queue closes it. */
function readByWorkers({ ahead, begin, read }: RemoteReader): ReadAhead {
  return {
    ahead,
    begin(_, article) {
      begin(article);
      return undefined;
    },
    read: (_, article) => read(article),
    close: () => Promise.resolve(),
  };
}

function readInThreads(stages: Stages): ReadAhead {
  const { recipe, jobs = 1, extractor = 'encoder' } = stages;
  const readings = new Map<string, Promise<ArticleReading>>();
  let pool: Promise<ReadingPool> | undefined;
  let wanted = 0;
  const ahead = recipe === undefined || jobs < 2 || extractor !== 'encoder' ? 0 : jobs * aheadPerThread;
  return {
    ahead,
    begin(textId, article) {
      if (recipe === undefined || ahead === 0 || readings.has(textId)) return undefined;
      wanted += 1;
      if (wanted <= readWithoutThreads) return undefined;
      pool ??= openReadingPool(recipe, jobs);
      const reading = pool.then(({ read }) => read(article));
      readings.set(textId, reading);
      return reading;
    },
    read(textId, article) {
      const begun = readings.get(textId);
      readings.delete(textId);
      return begun ?? readArticle(article, stages);
    },
    async close() {
      for (const reading of readings.values()) reading.catch(() => undefined);
      await (await pool)?.close();
    },
  };
}
