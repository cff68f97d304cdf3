import { z } from 'zod';
import { packageVersion } from '../config/index.ts';
import { type GateReason, gate } from '../extraction/index.ts';
import { type Article, type Claim, claimSchema, DemarcheError } from '../model/index.ts';
import {
  openReadings,
  type QueueState,
  type Recipe,
  runWorker,
  queueState as stateOf,
  type WorkDone,
  type WorkOptions,
} from '../queue/index.ts';
import type { Emit } from './events.ts';
import { readArticle } from './read-article.ts';
import type { ArticleReading } from './record-entries.ts';
import type { Stages } from './stages.ts';

/** Articles under way at one time: enough for a few dozen workers, and little to hold. */
const underWay = 128;

/** Who reads articles in another process. */
export interface RemoteReader {
  /** How many of the next articles are to be begun before their turn. */
  readonly ahead: number;
  /** Sends an article off and waits for its reading; a run that ends before that leaves it to the workers and to the next run. */
  read(article: Article): Promise<ArticleReading>;
  close(): Promise<void>;
}

const readingSchema = z.object({
  extractor: z.string(),
  claims: z.array(claimSchema),
  // Only told, never drawn; what makes them no claims may be that they lack something.
  refused: z.array(
    z.object({
      claim: z.custom<Claim>((value) => typeof value === 'object' && value !== null && 'kind' in value),
      reason: z.custom<GateReason>((value) => typeof value === 'string'),
      detail: z.string(),
    }),
  ),
});

/**
 * Articles read by the workers of a queue. What comes back is checked as a file's would be: a reading that is none, and a claim
 * whose words do not stand in the article, are the article's refusal (`reader/failed`). Only the encoder reads for others: keys
 * of a language model's service stay where they are.
 */
export async function openRemoteReader(url: string, stages: Stages, emit: Emit): Promise<RemoteReader> {
  const readings = await openReadings(url, recipeOf(stages), (message) => emit({ type: 'warning', message }));
  return {
    ahead: underWay,
    read: async (article) => checked(await readings.read(article), article),
    close: () => readings.close(),
  };
}

/** Reads for others until the signal is aborted. */
export function workForQueue(url: string, stages: Stages, options: WorkOptions): Promise<WorkDone> {
  return runWorker(url, recipeOf(stages), (article) => readArticle(article, stages), options);
}

/** How the queue stands that is read as these stages read; `retry` puts dead jobs back into the line first. */
export function queueState(url: string, stages: Stages, retry: boolean): Promise<QueueState> {
  return stateOf(url, recipeOf(stages), retry);
}

/** What a worker must have alike to read as these stages do. Throws `settings/invalid` where a language model reads. */
export function recipeOf({ vocabulary, encoder, drawn, readAbove, extractor = 'encoder' }: Stages): Recipe {
  if (extractor !== 'encoder') {
    throw new DemarcheError(
      'settings/invalid',
      `--queue is for the encoder; with --extractor ${extractor} one process asks the model by itself (--model-jobs).`,
    );
  }
  return {
    vocabulary: vocabulary.version,
    reader: encoder.model,
    settings: { drawn, readAbove, version: packageVersion() },
  };
}

function checked(value: unknown, { text }: Article): ArticleReading {
  const parsed = readingSchema.safeParse(value);
  if (!parsed.success) throw failed('no reading came back');
  for (const claim of parsed.data.claims) {
    const refused = gate(claim, text);
    if (refused !== undefined)
      throw failed(`a claim came back whose words do not carry it (${refused.reason})`);
  }
  return parsed.data;
}

function failed(what: string): DemarcheError {
  return new DemarcheError('reader/failed', `The queue's worker: ${what}.`);
}
