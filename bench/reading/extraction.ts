import { openStages, readArticle } from '../../src/pipeline/index.ts';
import type { OpenExtraction } from './subject.ts';

/** The whole extraction, as `ingest` does it for one article: layout, encoder, mentions, scores, claims, gate. */
export const openExtraction: OpenExtraction = async ({ runtime, threads }) => {
  const stages = await openStages({ runtime, jobs: threads });
  return {
    read: (text) => readArticle({ id: 'bench', text }, stages),
    close: () => stages.encoder.close(),
  };
};
