import { documentOf } from '../language/index.ts';
import type { Article } from '../model/index.ts';
import type { RemoteReader } from './queued-reading.ts';
import { readArticle } from './read-article.ts';
import { openReadingPool, type ReadingPool } from './reading-pool.ts';
import type { ArticleReading } from './record-entries.ts';
import type { Stages } from './stages.ts';
import { visibleArticle } from './visible-article.ts';

/** Reads articles in threads or by the workers of a queue, or asks a model about them, before their turn comes. */
export interface ReadAhead {
  /** How many may be worked on before their turn. */
  readonly ahead: number;
  /** Begins to work on an article; nothing where it is to be read in its turn. Failures are told by `read`. */
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
 * With one job every article is read in its turn. The order in which readings are taken does not depend on who reads, and neither do
 * the readings. Once `signal` is aborted, what workers of a queue have in hand is not waited for: they and the next run keep it.
 */
export function createReadAhead(stages: Stages, signal?: AbortSignal): ReadAhead {
  if (stages.remote !== undefined) return readByWorkers(stages.remote, signal);
  return stages.extractor === 'llm' ? askModel(stages) : readInThreads(stages);
}

/** A model's first answers are kept by its stage, where reading finds them. */
function askModel(stages: Stages): ReadAhead {
  const { modelStage } = stages;
  return {
    ahead: modelStage?.jobs ?? 0,
    begin: (_, article) => modelStage?.askAhead(documentOf(visibleArticle(article).article)),
    read: (_, article) => readArticle(article, stages),
    close: () => Promise.resolve(),
  };
}

/** Whoever opened the queue closes it. */
function readByWorkers({ ahead, read }: RemoteReader, signal: AbortSignal | undefined): ReadAhead {
  const readings: Readings = new Map();
  const waiting = new Set<() => void>();
  const stopAll = () => {
    for (const stop of waiting) stop();
  };
  signal?.addEventListener('abort', stopAll, { once: true });
  return {
    ahead,
    begin(textId, article) {
      if (readings.has(textId)) return undefined;
      const reading = read(article);
      readings.set(textId, reading);
      return new Promise<void>((resolve) => {
        const stop = () => {
          waiting.delete(stop);
          resolve();
        };
        waiting.add(stop);
        reading.then(stop, stop);
      });
    },
    read: (textId, article) => takenFrom(readings, textId) ?? read(article),
    async close() {
      signal?.removeEventListener('abort', stopAll);
    },
  };
}

function readInThreads(stages: Stages): ReadAhead {
  const { recipe, jobs = 1, extractor = 'encoder' } = stages;
  const readings: Readings = new Map();
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
    read: (textId, article) => takenFrom(readings, textId) ?? readArticle(article, stages),
    async close() {
      for (const reading of readings.values()) reading.catch(() => undefined);
      await (await pool)?.close();
    },
  };
}

type Readings = Map<string, Promise<ArticleReading>>;

/** A reading that was begun, which is then held no more. */
function takenFrom(readings: Readings, textId: string): Promise<ArticleReading> | undefined {
  const begun = readings.get(textId);
  readings.delete(textId);
  return begun;
}
