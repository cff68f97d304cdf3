import { type Cell, type Claim, rolesOf } from '../model/index.ts';
import { quoteOf } from './number-footnotes.ts';
import { renderTable } from './render-table.ts';
import { moneyInWords } from './wording.ts';

/** The claims of one article. */
export interface ArticleClaims {
  /** The article's id. */
  readonly id: string;
  readonly claims: readonly Claim[];
}

/**
 * The claims of articles: `claims` is JSON lines, one claim a line with its article's id; `table` is aligned text for
 * people, with a word for an article without claims.
 */
export function renderClaims(articles: readonly ArticleClaims[], format: 'table' | 'claims'): string {
  if (format === 'claims') {
    return articles
      .flatMap(({ id, claims }) => claims.map((claim) => `${JSON.stringify({ article: id, ...claim })}\n`))
      .join('');
  }
  const columns = ['article', 'claim', 'parties', 'values', 'stance', 'confidence', 'words'];
  const rows = articles.flatMap(({ id, claims }): readonly (readonly Cell[])[] =>
    claims.length === 0
      ? [[id, '(no claims)', '', '', '', null, '']]
      : claims.map((claim) => [
          id,
          claim.kind,
          partiesOf(claim),
          valuesOf(claim),
          stanceOf(claim),
          claim.confidence,
          claim.evidence.map(quoteOf).join(' … '),
        ]),
  );
  return renderTable(columns, rows, 'table');
}

function partiesOf(claim: Claim): string {
  return rolesOf(claim)
    .map(([name, role]) => `${name}: ${role.surface}`)
    .join(', ');
}

function valuesOf(claim: Claim): string {
  if (claim.kind === 'pressure') return claim.action.action;
  if (claim.kind !== 'transfer') return '';
  return [
    claim.status?.status,
    claim.value && moneyInWords(claim.value.amount, claim.value.currency),
    claim.quantity && [claim.quantity.count, claim.quantity.unit].filter(Boolean).join(' '),
    claim.signed && `signed ${claim.signed.date}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function stanceOf(claim: Claim): string {
  const stance = [claim.polarity, claim.modality].filter((word) => word !== 'asserted' && word !== 'actual');
  return [...stance, ...(claim.attributedTo ? [`says ${claim.attributedTo.surface}`] : [])].join(', ');
}
