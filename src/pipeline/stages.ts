import { type ExtractorName, loadVocabulary, type Settings, seedPath } from '../config/index.ts';
import { createEncoder } from '../encoder/index.ts';
import { createExtractor, type Extractor } from '../extraction/index.ts';
import {
  createEndingFinder,
  createMentionFinder,
  type EndingFinder,
  type MentionFinder,
} from '../mentions/index.ts';
import type { Encoder, Vocabulary } from '../model/index.ts';
import { type ModelStage, openModelStage } from './model-stage.ts';
import type { RemoteReader } from './queued-reading.ts';
import type { ReadingRecipe } from './reading-pool.ts';
import { thresholdsOf } from './thresholds.ts';

/** What reading needs, built once for a vocabulary. */
export interface Stages {
  readonly vocabulary: Vocabulary;
  readonly encoder: Encoder;
  readonly findMentions: MentionFinder;
  readonly extract: Extractor;
  readonly findEnding: EndingFinder;
  /** Who reads; the encoder alone unless said. */
  readonly extractor?: ExtractorName;
  /** The language model, where `extractor` asks one. */
  readonly modelStage?: ModelStage;
  /** How many articles may be read at once; 1 unless said. */
  readonly jobs?: number;
  /** What other threads need to open the same stages; without it there are none. */
  readonly recipe?: ReadingRecipe;
  /** Least confidence, 0–1, of a claim that is drawn. */
  readonly drawn: number;
  /** Least probability, 0–1, of a fact that is read at all. */
  readonly readAbove: number;
  /** Who reads in another process, where articles go into a queue. */
  readonly remote?: RemoteReader;
}

/** Loads vocabulary and reader (a folder; the shipped one unless given) and builds the stages. Throws `reader/missing`, `reader/failed`, `vocabulary/invalid`. Close the encoder afterwards. */
export async function openStages(
  settings: Pick<Settings, 'runtime' | 'jobs' | 'readAbove' | 'minConfidence'> &
    Partial<Pick<Settings, 'vocabulary' | 'extractor' | 'model'>>,
  vocabulary: Vocabulary = loadVocabulary(undefined, settings.vocabulary),
  reader: string = seedPath('reader'),
): Promise<Stages> {
  const { extractor = 'encoder', model } = settings;
  // First, as it may throw, and an encoder would have to be closed.
  const modelStage = model && openModelStage(model, vocabulary);
  const encoder = await createEncoder({
    folder: reader,
    runtime: settings.runtime,
    threads: settings.jobs,
  });
  return {
    vocabulary,
    encoder,
    findMentions: createMentionFinder(vocabulary),
    extract: createExtractor(vocabulary, encoder.judge, thresholdsOf(settings)),
    findEnding: createEndingFinder(vocabulary.endings),
    extractor,
    drawn: thresholdsOf(settings).drawn,
    readAbove: thresholdsOf(settings).read,
    jobs: settings.jobs,
    recipe: { settings: recipeSettings(settings), vocabulary, reader },
    ...(modelStage && { modelStage }),
  };
}

/** Those settings that reading depends on: what a thread is given is copied. */
function recipeSettings({
  runtime,
  readAbove,
  minConfidence,
}: ReadingRecipe['settings']): ReadingRecipe['settings'] {
  return {
    runtime,
    ...(readAbove !== undefined && { readAbove }),
    ...(minConfidence !== undefined && { minConfidence }),
  };
}
