import type { Evidence, SnapshotIndex, SourceArticle, SourcedClaim } from '../model/index.ts';
import type { DraftSection, Footnote, Section } from './dossier.ts';
import { passagesOf, type TextAround } from './passages-of.ts';

/**
 * Numbers the footnotes of all sections in the order in which statements call for them. Claims that rest on the same words
 * of one text share a footnote. A claim that the graph does not hold gets none.
 */
export function numberFootnotes(
  graph: Pick<SnapshotIndex, 'claims'>,
  drafts: readonly DraftSection[],
  textAround: (textId: string) => TextAround | undefined = () => undefined,
): { readonly sections: readonly Section[]; readonly footnotes: readonly Footnote[] } {
  const footnotes = new Map<string, Footnote>();
  const numberOf = (claimId: string): readonly number[] => {
    const sourced = graph.claims.get(claimId);
    if (!sourced) return [];
    const quotes = sourced.claim.evidence.map(quoteOf);
    const key = JSON.stringify([sourced.claim.textId, quotes, sourced.claim.attributedTo?.surface ?? '']);
    const note =
      footnotes.get(key) ??
      newFootnote(footnotes.size + 1, sourced, quotes, textAround(sourced.claim.textId));
    const claims = note.claims.includes(claimId) ? note.claims : [...note.claims, claimId];
    footnotes.set(key, { ...note, claims });
    return [note.number];
  };
  const sections = drafts.map((section) => ({
    ...section,
    entries: section.entries.map((entry) => ({
      ...entry,
      footnotes: [...new Set(entry.claims.flatMap(numberOf))].sort((a, b) => a - b),
    })),
  }));
  return { sections, footnotes: [...footnotes.values()] };
}

function newFootnote(
  number: number,
  { claim, articles }: SourcedClaim,
  quotes: readonly string[],
  around: TextAround | undefined,
): Footnote {
  return {
    number,
    quotes,
    claims: [],
    articles: [...articles].sort(byDate),
    ...(claim.attributedTo && { attributedTo: claim.attributedTo.surface }),
    ...(around && { passages: passagesOf(claim.evidence, around) }),
  };
}

/** The words of a piece of evidence, or the place of a register's field. */
export function quoteOf(evidence: Evidence): string {
  return evidence.kind === 'words'
    ? evidence.quote
    : `${evidence.file}, row ${evidence.row}, field ${evidence.field}`;
}

/** Earliest publication first, undated ones last, then by id. */
export function byDate(a: SourceArticle, b: SourceArticle): number {
  const left = `${a.published ?? '9999'} ${a.id}`;
  const right = `${b.published ?? '9999'} ${b.id}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
