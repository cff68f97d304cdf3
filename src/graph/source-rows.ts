import type { NodeRef, ReadText, Resolution } from '../model/index.ts';
import type { FoldContext } from './fold-context.ts';
import { propertiesOf } from './row-collector.ts';

const shownWords = 80;

/** Texts, the articles that print them, the stories that they tell, and which text revises which. */
export function drawSources(resolution: Resolution, context: FoldContext): void {
  for (const text of resolution.texts) drawText(text, context);
  drawStories(resolution, context);
  drawRevisions(resolution.texts, context);
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
  const articles = new Map(text.articles.map((article) => [article.id, article]));
  for (const { id, title, url, outlet, published } of articles.values()) {
    const article: NodeRef = { label: 'Article', id: `article:${id}` };
    collector.addNode({
      ...article,
      properties: propertiesOf({ name: title ?? url ?? id, title, url, outlet, published }),
    });
    collector.relate('PRINTS', article, textRef(text.id));
  }
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

/** A text revises the one that its article carried before. Where the dates do not say which came first, nothing is drawn. */
function drawRevisions(texts: readonly ReadText[], { collector }: FoldContext): void {
  const printed = new Map<string, { readonly text: string; readonly published: string }[]>();
  for (const text of texts) {
    for (const { id, published } of text.articles) {
      if (published === undefined) continue;
      printed.set(id, [...(printed.get(id) ?? []), { text: text.id, published }]);
    }
  }
  for (const versions of printed.values()) {
    versions.sort((a, b) => compareDates(a.published, b.published));
    for (const [index, version] of versions.entries()) {
      const former = versions[index - 1];
      if (former === undefined || former.published === version.published) continue;
      collector.relate('REVISES', textRef(version.text), textRef(former.text));
    }
  }
}

function compareDates(a = '9999', b = '9999'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
