import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';

/** `weights.json` of seeds/relevance. Nothing speaks against an article, so that no further words can hide a deal. */
export const relevanceWeightsSchema = z.strictObject({
  /** What an article without any of the features scores, as log odds. */
  bias: z.number(),
  /** Least score, as log odds, of an article that is read. */
  threshold: z.number(),
  /** Features of which one is enough: whatever the score, the article is read. */
  certain: z.array(z.string()),
  /** Feature → what it adds; see `featuresOf`. */
  weights: z.record(z.string(), z.number().positive()),
});
export type RelevanceWeights = Readonly<z.infer<typeof relevanceWeightsSchema>>;

/** Weights as they were read, and the hash of their file: another training has another. */
export interface LoadedWeights extends RelevanceWeights {
  readonly version: string;
}

/** Reads weights.json of a folder. Throws `reader/missing`, `reader/failed`. */
export async function loadRelevanceWeights(folder: string): Promise<LoadedWeights> {
  const path = join(folder, 'weights.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DemarcheError(
      'reader/missing',
      `The weights of the relevance filter, ${path}, cannot be read. They come with the package: install it again, or read everything with --all.`,
      { cause },
    );
  });
  const parsed = relevanceWeightsSchema.safeParse(parseJson(text));
  if (parsed.success) {
    return { ...parsed.data, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  }
  throw new DemarcheError(
    'reader/failed',
    `${path} does not hold the weights of a relevance filter: ${z.prettifyError(parsed.error)}. Install the package again, or read everything with --all.`,
    { cause: parsed.error },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is no JSON is no weights either, and is told as such.
    return undefined;
  }
}
