import type { ReadingOptions } from '../extraction/index.ts';
import { documentOf } from '../language/index.ts';
import { nodesOf } from '../mentions/index.ts';
import { type Article, type Claim, type Document, type MentionCluster, textIdOf } from '../model/index.ts';
import { createStopwatch, type Stopwatch } from '../util/stopwatch.ts';
import { timedClaim } from './claim-times.ts';
import { readWithBoth } from './read-with-both.ts';
import type { ArticleReading } from './record-entries.ts';
import type { TimedStage } from './stage-times.ts';
import type { Stages } from './stages.ts';
import { claimInWhole, visibleArticle } from './visible-article.ts';

/**
 * Reads one article: the claims that its words carry, and those that the gate refused; why, where it is asked for. Signs that are not
 * shown are passed over; quotes and offsets are those of the text with them.
 */
export async function readArticle(
  article: Article,
  stages: Stages,
  options: ReadingOptions = {},
): Promise<ArticleReading> {
  const textId = textIdOf(article.text);
  const { article: shown, visible } = visibleArticle(article);
  const { encoder, findMentions, findEnding } = stages;
  const watch = createStopwatch<TimedStage>();
  const { document, known } = await watch.time('find', async () => {
    const found = documentOf(shown);
    return { document: found, known: findMentions(found) };
  });
  const encoding = await watch.time('encode', () => encoder.encode(document.text, known.hints));
  const clusters = await watch.time('find', async () => known.complete(encoding.names));
  const readByEncoder = async () => {
    const scores = await watch.time('encode', async () =>
      encoding.scorePairs(nodesOf(clusters, known.cues), document.sentences),
    );
    const extractor = `encoder:${encoder.model}`;
    const input = { textId, document, clusters, cues: known.cues, scores, extractor };
    return { ...(await watch.time('extract', async () => stages.extract(input, options))), extractor };
  };
  const found = await readAsAsked(stages, readByEncoder, { textId, document, clusters, watch });
  const claims = found.claims.map((claim) => timedClaim(claim, document.text, findEnding));
  if (visible === undefined) return { ...found, claims, times: watch.times };
  const inWhole = (claim: Claim) => claimInWhole(claim, visible, article.text);
  const refused = found.refused.map((each) => ({ ...each, claim: inWhole(each.claim) }));
  return { ...found, claims: claims.map(inWhole), refused, times: watch.times };
}

interface Read {
  readonly textId: string;
  readonly document: Document;
  readonly clusters: readonly MentionCluster[];
  readonly watch: Stopwatch<TimedStage>;
}

async function readAsAsked(
  { extractor = 'encoder', modelStage, drawn }: Stages,
  readByEncoder: () => Promise<ArticleReading>,
  { watch, ...article }: Read,
): Promise<ArticleReading> {
  if (extractor === 'encoder' || modelStage === undefined) return readByEncoder();
  const readByModel = () => watch.time('ask', () => modelStage.extract(article));
  if (extractor === 'llm') return readByModel();
  return readWithBoth(await readByEncoder(), readByModel, article, drawn);
}
