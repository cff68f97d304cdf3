import type { Article, Document, Sentence, Span } from '../model/index.ts';
import { findHead } from './find-head.ts';
import { findParagraphs } from './find-paragraphs.ts';
import { findQuotations } from './find-quotations.ts';
import { findSentences } from './find-sentences.ts';

/**
 * Finds the layout of an article's text: paragraphs, sentences, title, dateline and quotations; the text itself is never changed.
 * Sentences are ordered and disjoint, lie within one paragraph and together hold every character that is no white space;
 * a title and a dateline are sentences of their own, so that no other begins with them.
 */
export function documentOf(article: Pick<Article, 'text' | 'title' | 'published'>): Document {
  const { text } = article;
  const paragraphs = findParagraphs(text);
  const { title, dateline, published } = findHead(text, paragraphs, article.title);
  const day = article.published ?? published;
  const sentences = paragraphs.flatMap((paragraph, index) =>
    sentencesOf(text, paragraph, dateline).map((span): Sentence => ({ ...span, paragraph: index })),
  );
  return {
    text,
    ...(title !== undefined && { title }),
    ...(dateline !== undefined && { dateline }),
    ...(day !== undefined && { published: day }),
    paragraphs,
    sentences,
    quotations: paragraphs.flatMap((paragraph) => findQuotations(text, paragraph)),
  };
}

function sentencesOf(text: string, paragraph: Span, dateline: Span | undefined): readonly Span[] {
  if (dateline?.start !== paragraph.start) return findSentences(text, paragraph);
  return [dateline, ...findSentences(text, { start: dateline.end, end: paragraph.end })];
}
