import {
  type NodeRef,
  type PrintingArticle,
  printingsOf,
  type ReadText,
  type Resolution,
  type Story,
  versionsIn,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import { shortened } from '../util/wording.ts';
import type { FoldContext } from './fold-context.ts';
import { rounded } from './known-support.ts';
import { propertiesOf } from './row-collector.ts';

const shownWords = 80;

/** Texts, the articles that print them, the stories that they tell, and which text revises which. */
export function drawSources(resolution: Resolution, context: FoldContext): void {
  for (const text of resolution.texts) drawText(text, context);
  const printings = resolution.texts.flatMap(printingsOf);
  const revisions = new Set<string>();
  for (const each of groupBy(printings, ({ id }) => id).values()) drawArticle(each, context, revisions);
  for (const story of resolution.stories) drawStory(story, context);
}

export function textRef(id: string): NodeRef {
  return { label: 'Text', id };
}

/** A text, under the title of its first printing, with the one that it corrects and those that it was written after. */
export function drawText(text: ReadText, { collector, correctionOf, followsOf }: FoldContext): void {
  const node = textRef(text.id);
  collector.addNode({
    ...node,
    properties: propertiesOf({ name: nameOfText(text), published: publishedOf(text) }),
  });
  const corrects = correctionOf(text.id);
  if (corrects !== undefined) collector.relate('REVISES', node, textRef(corrects), { correction: true });
  for (const { follows, similarity } of followsOf(text.id)) {
    collector.relate('FOLLOWS', node, textRef(follows), { similarity: rounded(similarity) });
  }
}

/** An article, as it was last, with each text that it printed. A text revises the one that its article carried before. */
export function drawArticle(
  printings: readonly PrintingArticle[],
  { collector, correctionOf }: FoldContext,
  revisions = new Set<string>(),
): void {
  const versions = versionsIn(printings);
  const last = versions.at(-1);
  if (last === undefined) return;
  const { id, title, url, outlet, published } = last;
  const article: NodeRef = { label: 'Article', id: `article:${id}` };
  collector.addNode({
    ...article,
    properties: propertiesOf({ name: title ?? url ?? id, title, url, outlet, published }),
  });
  for (const { textId } of versions) collector.relate('PRINTS', article, textRef(textId));
  for (const [index, { textId }] of versions.entries()) {
    const former = versions[index - 1]?.textId;
    const key = `${textId} ${former}`;
    // What says that it corrects is drawn with the text, and what several articles changed alike only once.
    if (former === undefined || correctionOf(textId) === former || revisions.has(key)) continue;
    revisions.add(key);
    collector.relate('REVISES', textRef(textId), textRef(former));
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
  return shortened(words, shownWords) || text.id;
}

function publishedOf(text: ReadText): string | undefined {
  return text.articles.flatMap(({ published }) => (published === undefined ? [] : [published])).sort()[0];
}

/** A story, under the name of its earliest text, with the texts that tell it. */
export function drawStory(story: Story, { collector, textOf }: FoldContext): void {
  const told = story.texts.flatMap((id) => textOf(id) ?? []);
  const [earliest] = [...told].sort((a, b) => compareDates(publishedOf(a), publishedOf(b)));
  if (earliest === undefined) return;
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

function compareDates(a = '9999', b = '9999'): number {
  return compare(a, b);
}
