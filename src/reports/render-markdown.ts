import type { SourceArticle } from '../model/index.ts';
import { counted } from '../util/wording.ts';
import type { Dossier, Entry, Footnote, Section } from './dossier.ts';
import { escapeMarkdown, safeLink } from './escape-markdown.ts';

/** Footnotes called for at one place; a summary that rests on more says how many more. */
const shownNotes = 8;
/** Printings named in a footnote; a text that more articles print says how many more. */
const shownArticles = 3;

/** A dossier as GitHub-flavoured Markdown with numbered footnotes. Reference statements stand apart, marked as such. */
export function renderMarkdown(dossier: Dossier): string {
  const blocks = [
    `# ${escapeMarkdown(dossier.title)}`,
    ...dossier.notes.map(escapeMarkdown),
    ...dossier.sections.flatMap(sectionBlocks),
    dossier.footnotes.length === 0 ? '' : '## Sources',
    dossier.footnotes.map(footnoteLine).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function sectionBlocks(section: Section): readonly string[] {
  const told = section.entries.filter((entry) => entry.basis !== 'reference');
  const reference = section.entries.filter((entry) => entry.basis === 'reference');
  return [
    `## ${escapeMarkdown(section.title)}`,
    ...(section.entries.length === 0 ? [escapeMarkdown(section.empty)] : []),
    told.length === 0 ? '' : section.columns.length === 0 ? list(told) : table(section.columns, told),
    ...(reference.length === 0
      ? []
      : ['Reference: known from the vocabulary, not from articles.', list(reference)]),
  ];
}

function list(entries: readonly Entry[]): string {
  return entries.map((entry) => `- ${escapeMarkdown(entry.text)}${support(entry)}`).join('\n');
}

function table(columns: readonly string[], entries: readonly Entry[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heads = [...columns, 'told in'].map((column) => column.charAt(0).toUpperCase() + column.slice(1));
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...entries.map((entry) =>
      line([
        ...columns.map((column) => escapeMarkdown(String(entry.fields[column] ?? '')) || '–'),
        support(entry).trim(),
      ]),
    ),
  ].join('\n');
}

/** How far a statement is supported: stories, confidence, footnotes. */
function support(entry: Entry): string {
  const stories = entry.stories === undefined ? [] : [counted(entry.stories, 'story', 'stories')];
  const confidence = entry.confidence === undefined ? [] : [`confidence ${entry.confidence.toFixed(2)}`];
  const reference = entry.basis === 'article' && entry.reference ? ['uses reference'] : [];
  const words = [...stories, ...confidence, ...reference].join(', ');
  const notes = entry.footnotes.slice(0, shownNotes).map((number) => `[^${number}]`);
  const more = entry.footnotes.length - notes.length;
  return `${words && ` (${words})`}${notes.length > 0 ? ` ${notes.join('')}` : ''}${more > 0 ? ` and ${more} more` : ''}`;
}

function footnoteLine(note: Footnote): string {
  const quotes = note.quotes.map((quote) => `“${escapeMarkdown(quote)}”`).join(' … ');
  const cited =
    note.attributedTo === undefined ? '' : ` (on the word of ${escapeMarkdown(note.attributedTo)})`;
  const articles = note.articles.slice(0, shownArticles).map(articleWords);
  const more = note.articles.length - articles.length;
  const printed = articles.length === 0 ? 'source not in the graph' : articles.join('; also ');
  return `[^${note.number}]: ${quotes}${cited} — ${printed}${more > 0 ? `; and ${counted(more, 'more printing')}` : ''}`;
}

function articleWords(article: SourceArticle): string {
  const link = safeLink(article.url);
  return [
    escapeMarkdown(article.outlet ?? 'outlet not stated'),
    ...(article.title === undefined ? [] : [`*${escapeMarkdown(article.title)}*`]),
    escapeMarkdown(article.published ?? 'undated'),
    ...(link === undefined ? [] : [`<${link}>`]),
    `article ${escapeMarkdown(article.id)}`,
  ].join(', ');
}
