import type { Claim, SnapshotIndex, SourcedClaim } from '../model/index.ts';
import { counted } from '../util/wording.ts';
import { plainLine, safeLink } from './escape-markdown.ts';
import { byDate, quoteOf } from './number-footnotes.ts';
import { pointingWords } from './pointing-words.ts';

/** Claims down to their words, as lines of plain text: the quote, then who printed it. Claims that the graph lacks are said to. */
export function sourceLines(
  graph: Pick<SnapshotIndex, 'claims'>,
  claimIds: readonly string[],
): readonly string[] {
  return claimIds.flatMap((id) => {
    const sourced = graph.claims.get(id);
    return sourced ? claimLines(sourced) : [`${id}: the graph does not hold this claim`];
  });
}

/** The date that a claim speaks of, as exactly as its words give it: "on 2018-10-05", "in 2018", "by 2025". */
function dateWords({ date }: Claim): readonly string[] {
  if (date === undefined) return [];
  return [`${date.role ?? (date.date.length === 10 ? 'on' : 'in')} ${date.date}`];
}

function claimLines({ claim, articles }: SourcedClaim): readonly string[] {
  const cited = claim.attributedTo ? `, on the word of ${plainLine(claim.attributedTo.surface)}` : '';
  const stance = [claim.polarity, claim.modality].filter((word) => word !== 'asserted' && word !== 'actual');
  const over = claim.ended === undefined ? [] : ['ended'];
  const traits = [
    claim.kind,
    ...stance,
    ...over,
    ...dateWords(claim),
    `confidence ${claim.confidence.toFixed(2)}`,
  ];
  return [
    `“${claim.evidence.map((each) => plainLine(quoteOf(each))).join(' … ')}”${cited}`,
    ...pointingWords(claim).map((line) => `  ${line}`),
    ...[...articles].sort(byDate).map((article) => {
      const link = safeLink(article.url);
      const title = article.title === undefined ? [] : [`“${plainLine(article.title)}”`];
      return `  ${[article.outlet ?? 'outlet not stated', ...title, article.published ?? 'undated', link ?? article.id].map(plainLine).join(', ')}`;
    }),
    `  ${claim.id}: ${traits.join(', ')}, found by ${counted(claim.extractors.length, 'extractor')} (${claim.extractors.join(', ')})`,
  ];
}
