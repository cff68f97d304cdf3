import { type Cell, type Claim, type ClaimExplanation, isUnsure } from '../model/index.ts';
import { partiesOf, stanceOf, valuesOf } from './claim-words.ts';
import { quoteOf } from './number-footnotes.ts';
import { renderTable } from './render-table.ts';

/** The claims of one article. */
export interface ArticleClaims {
  /** The article's id. */
  readonly id: string;
  readonly claims: readonly Claim[];
  /** By the claims' ids. */
  readonly explanations?: ReadonlyMap<string, ClaimExplanation>;
}

/** How claims are shown. */
export interface ClaimsView {
  readonly format: 'table' | 'claims';
  /** Claims below it are marked as unsure. */
  readonly minConfidence: number;
}

/**
 * The claims of articles: `claims` is JSON lines, one claim a line with its article's id, and its explanation where there is
 * one; `table` is aligned text for people, with a word for an article without claims.
 */
export function renderClaims(
  articles: readonly ArticleClaims[],
  { format, minConfidence }: ClaimsView,
): string {
  if (format === 'claims') {
    return articles
      .flatMap(({ id, claims, explanations }) =>
        claims.map((claim) => {
          const explanation = explanations?.get(claim.id);
          return `${JSON.stringify({ article: id, ...claim, ...(explanation && { explanation }) })}\n`;
        }),
      )
      .join('');
  }
  const columns = ['article', 'claim', 'parties', 'values', 'stance', 'confidence', 'graph', 'words'];
  const rows = articles.flatMap(({ id, claims }): readonly (readonly Cell[])[] =>
    claims.length === 0
      ? [[id, '(no claims)', '', '', '', null, '', '']]
      : claims.map((claim) => [
          id,
          claim.kind,
          partiesOf(claim),
          valuesOf(claim),
          stanceOf(claim),
          claim.confidence,
          isUnsure(claim, minConfidence) ? 'unsure' : 'drawn',
          claim.evidence.map(quoteOf).join(' … '),
        ]),
  );
  return renderTable(columns, rows, 'table');
}
