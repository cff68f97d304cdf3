import type { SourceArticle } from '../../model/index.ts';
import { escapeMarkup } from '../../util/escape-markup.ts';
import { counted } from '../../util/wording.ts';
import type { Footnote, Passage } from '../dossier.ts';
import { plainLine, safeLink } from '../escape-markdown.ts';

/** Printings named in a footnote; a text that more articles print says how many more. */
const shownArticles = 3;

/** A footnote: the words, in their paragraph where it is known; who says so; who printed them and when. */
export function noteItem(note: Footnote): string {
  const quoted =
    note.passages === undefined
      ? `<p class="words">${note.quotes.map((quote) => `<q>${words(quote)}</q>`).join(' … ')}</p>`
      : note.passages.map(paragraphOf).join('\n');
  const cited = note.attributedTo === undefined ? '' : `<p>On the word of ${words(note.attributedTo)}.</p>`;
  const articles = note.articles.slice(0, shownArticles).map(articleWords);
  const more = note.articles.length - articles.length;
  const printed = articles.length === 0 ? 'Source not in the graph' : articles.join('; also ');
  return `<li id="note-${note.number}">${quoted}${cited}<p>${printed}${more > 0 ? `; and ${counted(more, 'more printing')}` : ''}.</p></li>`;
}

function paragraphOf({ parts }: Passage): string {
  const marked = parts.map(({ text, isQuoted }) => {
    const [before, after] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
    return `${before}${isQuoted ? `<mark>${words(text)}</mark>` : words(text)}${after}`;
  });
  return `<p class="paragraph">${marked.join('')}</p>`;
}

function articleWords({ id, title, outlet, published, url }: SourceArticle): string {
  const link = safeLink(url);
  const named = title === undefined ? undefined : `<cite>${words(title)}</cite>`;
  const shown = named ?? (link === undefined ? undefined : words(link));
  return [
    words(outlet ?? 'outlet not stated'),
    ...(shown === undefined
      ? []
      : [
          link === undefined
            ? shown
            : `<a href="${escapeMarkup(link)}" rel="noopener noreferrer">${shown}</a>`,
        ]),
    words(published ?? 'undated'),
    `article ${words(id)}`,
  ].join(', ');
}

function words(text: string): string {
  return escapeMarkup(plainLine(text));
}
