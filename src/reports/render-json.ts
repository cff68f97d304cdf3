import type { Dossier } from './dossier.ts';
import { safeLink } from './escape-markdown.ts';

/** A dossier as indented JSON: the model itself; addresses that are not http or https are left out. */
export function renderJson(dossier: Dossier): string {
  const footnotes = dossier.footnotes.map((note) => ({
    ...note,
    articles: note.articles.map(({ url, ...article }) => {
      const link = safeLink(url);
      return link === undefined ? article : { ...article, url: link };
    }),
  }));
  return `${JSON.stringify({ ...dossier, footnotes }, null, 2)}\n`;
}
