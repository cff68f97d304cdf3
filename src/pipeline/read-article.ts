import type { ReadingOptions } from '../extraction/index.ts';
import { documentOf } from '../language/index.ts';
import { nodesOf } from '../mentions/index.ts';
import { type Article, type Document, type MentionCluster, textIdOf } from '../model/index.ts';
import { timedClaim } from './claim-times.ts';
import { readWithBoth } from './read-with-both.ts';
import type { ArticleReading } from './record-entries.ts';
import type { Stages } from './stages.ts';

/** Reads one article: the claims that its words carry, and those that the gate refused; why, where it is asked for. */
export async function readArticle(
  article: Article,
  stages: Stages,
  options: ReadingOptions = {},
): Promise<ArticleReading> {
  const textId = textIdOf(article.text);
  const document = documentOf(article);
  const { encoder, findMentions, findEnding } = stages;
  const known = findMentions(document);
  const encoding = await encoder.encode(document.text, known.hints);
  const clusters = known.complete(encoding.names);
  const readByEncoder = async () => {
    const scores = await encoding.scorePairs(nodesOf(clusters, known.cues), document.sentences);
    const extractor = `encoder:${encoder.model}`;
    const input = { textId, document, clusters, cues: known.cues, scores, extractor };
    return { ...(await stages.extract(input, options)), extractor };
  };
  const found = await readAsAsked(stages, readByEncoder, { textId, document, clusters });
  const claims = found.claims.map((claim) => timedClaim(claim, document.text, findEnding));
  return { ...found, claims };
}

interface Read {
  readonly textId: string;
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
}

async function readAsAsked(
  { extractor = 'encoder', modelStage, drawn }: Stages,
  readByEncoder: () => Promise<ArticleReading>,
  article: Read,
): Promise<ArticleReading> {
  if (extractor === 'encoder' || modelStage === undefined) return readByEncoder();
  if (extractor === 'llm') return modelStage.extract(article);
  return readWithBoth(await readByEncoder(), () => modelStage.extract(article), article, drawn);
}
