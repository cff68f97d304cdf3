import type { NodeRef, PrintingArticle, ReadText, Resolution } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { FoldContext } from './fold-context.ts';
import { propertiesOf } from './row-collector.ts';

const shownWords = 80;

/** Texts, the articles that print them, the stories that they tell, and which text revises which. */
export function drawSources(resolution: Resolution, context: FoldContext): void {
  for (const text of resolution.texts) drawText(text, context);
  const versions = [...versionsOf(resolution.texts)];
  for (const each of versions) drawArticle(each, context);
  drawRevisions(versions, context);
  drawStories(resolution, context);
}

export function textRef(id: string): NodeRef {
  return { label: 'Text', id };
}

function drawText(text: ReadText, { collector }: FoldContext): void {
  collector.addNode({
    label: 'Text',
    id: text.id,
    properties: propertiesOf({ name: nameOfText(text), published: publishedOf(text) }),
  });
}

/** An article, as it was last, with each text that it printed. */
function drawArticle(versions: readonly PrintingArticle[], { collector }: FoldContext): void {
  const last = versions.at(-1);
  if (last === undefined) return;
  const { id, title, url, outlet, published } = last;
  const article: NodeRef = { label: 'Article', id: `article:${id}` };
  collector.addNode({
    ...article,
    properties: propertiesOf({ name: title ?? url ?? id, title, url, outlet, published }),
  });
  for (const { textId } of versions) collector.relate('PRINTS', article, textRef(textId));
}

/** A text revises the one that its article carried before; drawn once, however many articles made the same change. */
function drawRevisions(articles: readonly (readonly PrintingArticle[])[], { collector }: FoldContext): void {
  const drawn = new Set<string>();
  for (const versions of articles) {
    for (const [index, { textId }] of versions.entries()) {
      const former = versions[index - 1];
      const key = `${textId} ${former?.textId}`;
      if (former === undefined || drawn.has(key)) continue;
      drawn.add(key);
      collector.relate('REVISES', textRef(textId), textRef(former.textId));
    }
  }
}

/**
 * Every article's versions, one a text, the last one last: by day, then by the order in which they were read. Where one has no
 * day, days cannot say which came first, and the order of reading does.
 */
function versionsOf(texts: readonly ReadText[]): Iterable<readonly PrintingArticle[]> {
  const printed = new Map<string, Map<string, PrintingArticle>>();
  for (const { id: textId, articles } of texts) {
    for (const article of articles) {
      const versions = printed.get(article.id) ?? new Map<string, PrintingArticle>();
      printed.set(article.id, versions.set(textId, { ...article, textId }));
    }
  }
  return [...printed.values()].map((byText) => {
    const versions = [...byText.values()];
    const dated = versions.every(({ published }) => published !== undefined);
    return versions.sort(
      (a, b) =>
        (dated ? compare(a.published ?? '', b.published ?? '') : 0) ||
        (a.order ?? 0) - (b.order ?? 0) ||
        compare(a.textId, b.textId),
    );
  });
}

/** The title under which a text was first printed, else its first words. */
function nameOfText(text: ReadText): string {
  const title = text.articles.find((article) => article.title !== undefined)?.title;
  if (title !== undefined) return title;
  // Only the start is looked at: texts may be long and are many.
  const words = text.text
    .slice(0, 4 * shownWords)
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > shownWords ? `${words.slice(0, shownWords - 1)}…` : words || text.id;
}

function publishedOf(text: ReadText): string | undefined {
  return text.articles.flatMap(({ published }) => (published === undefined ? [] : [published])).sort()[0];
}

function drawStories(resolution: Resolution, { collector }: FoldContext): void {
  const texts = new Map(resolution.texts.map((text) => [text.id, text]));
  for (const story of resolution.stories) {
    const told = story.texts.flatMap((id) => texts.get(id) ?? []);
    const [earliest] = [...told].sort((a, b) => compareDates(publishedOf(a), publishedOf(b)));
    if (earliest === undefined) continue;
    const node: NodeRef = { label: 'Story', id: story.id };
    collector.addNode({
      ...node,
      properties: propertiesOf({
        name: nameOfText(earliest),
        first: publishedOf(earliest),
        texts: told.length,
      }),
    });
    for (const text of told) collector.relate('TOLD_IN', textRef(text.id), node);
  }
}

function compareDates(a = '9999', b = '9999'): number {
  return compare(a, b);
}
