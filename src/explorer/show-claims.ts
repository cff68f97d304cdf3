import {
  type Claim,
  rolesOf,
  type SnapshotIndex,
  type SourceArticle,
  type SourcedClaim,
  type Span,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { Mark, Printing, ShownArticle, ShownClaim } from './api.ts';
import { wordsOf } from './properties.ts';

/** A claim as the page shows it: its words and who printed them. */
export function showClaim(index: SnapshotIndex, { claim, articles }: SourcedClaim): ShownClaim {
  return {
    id: claim.id,
    says: index.nameOf(claim.id),
    quotes: claim.evidence.map((each) =>
      each.kind === 'words' ? each.quote : `${each.file}, row ${each.row}, ${each.field}`,
    ),
    printings: printingsOf(articles),
    confidence: claim.confidence,
    polarity: claim.polarity,
    modality: claim.modality,
    ...(claim.attributedTo !== undefined && { attributedTo: claim.attributedTo.surface }),
    ...(claim.date !== undefined && { date: claim.date.date }),
    ...(wordsOf(index.node(claim.id), 'supersededBy') !== undefined && { takenBack: true }),
  };
}

/** Printings of a text, earliest first. */
export function printingsOf(articles: readonly SourceArticle[]): readonly Printing[] {
  return [...articles]
    .sort((a, b) => compare(a.published ?? '~', b.published ?? '~') || compare(a.id, b.id))
    .map(({ url, ...article }) => {
      const link = webAddress(url);
      return { ...article, ...(link !== undefined && { url: link }) };
    });
}

/** The text of a claim, marked where its words stand. */
export function showArticle(
  index: SnapshotIndex,
  { claim, articles }: SourcedClaim,
  text: string,
): ShownArticle {
  return {
    printings: printingsOf(articles),
    text,
    says: index.nameOf(claim.id),
    marks: marksOf(claim)
      .filter(({ start, end }) => start < end && end <= text.length)
      .sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** An address that a page may link to: http or https only. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function marksOf(claim: Claim): readonly Mark[] {
  const quotes = claim.evidence.flatMap((each) =>
    each.kind === 'words' ? [{ start: each.start, end: each.end, name: 'quote' }] : [],
  );
  const roles = rolesOf(claim).map(([name, role]) => mark(role.anaphor ?? role.span, name));
  const source = claim.attributedTo === undefined ? [] : [mark(claim.attributedTo.span, 'says so')];
  const date = claim.date === undefined ? [] : [mark(claim.date.span, 'date')];
  const values = [
    claim.kind === 'transfer' && claim.value && mark(claim.value.span, 'value'),
    claim.kind === 'transfer' && claim.quantity && mark(claim.quantity.span, 'quantity'),
    claim.kind === 'transfer' && claim.status && mark(claim.status.span, 'status'),
    claim.kind === 'pressure' && mark(claim.action.span, 'act'),
  ].filter((each) => typeof each === 'object');
  return [...quotes, ...roles, ...source, ...date, ...values];
}

function mark({ start, end }: Span, name: string): Mark {
  return { start, end, name };
}
