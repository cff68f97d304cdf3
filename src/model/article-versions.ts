import type { PrintingArticle, ReadText } from './resolution.ts';

/** The articles that print a text. */
export function printingsOf({
  id: textId,
  articles,
}: Pick<ReadText, 'id' | 'articles'>): readonly PrintingArticle[] {
  return articles.map((article) => ({ ...article, textId }));
}

/**
 * One article's versions, one a text, the last one last: by day, then by the order in which they were read. Where one has no
 * day, days cannot say which came first, and the order of reading does.
 */
export function versionsIn(printings: readonly PrintingArticle[]): readonly PrintingArticle[] {
  const versions = [...new Map(printings.map((printing) => [printing.textId, printing])).values()];
  const dated = versions.every(({ published }) => published !== undefined);
  return versions.sort(
    (a, b) =>
      (dated ? byUnits(a.published ?? '', b.published ?? '') : 0) ||
      (a.order ?? 0) - (b.order ?? 0) ||
      byUnits(a.textId, b.textId),
  );
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
